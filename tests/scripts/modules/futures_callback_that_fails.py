from concurrent.futures import Future


def fail(future):
    raise ValueError("in a callback")


future = Future()
future.add_done_callback(fail)
future.add_done_callback(lambda f: print("the next one is called", f.result()))
try:
    import logging

    logging.getLogger("concurrent.futures").addHandler(logging.NullHandler())
    future.set_result(5)
    print(future.result())
    stop = Future()
    stop.add_done_callback(lambda f: (_ for _ in ()).throw(KeyboardInterrupt("passes")))
    stop.set_result(1)
except KeyboardInterrupt as error:
    print("not an Exception:", error)
