import _thread
try:
    _thread.interrupt_main()
    for _ in range(1000000):
        pass
    print("never")
except KeyboardInterrupt as e:
    print("caught", repr(e))
try:
    _thread.interrupt_main()
    while True:
        pass
except KeyboardInterrupt:
    print("a loop without end is left")
