"""_thread.interrupt_main called by the main thread itself: the interrupt is there when the call ends."""
import _thread
import contextlib
import signal

try:
    _thread.interrupt_main()
except KeyboardInterrupt:
    print("caught at once")

with contextlib.suppress(KeyboardInterrupt):
    _thread.interrupt_main()
    print("not reached")

signal.signal(signal.SIGTERM, lambda number, frame: print("handler of", signal.Signals(number).name))
_thread.interrupt_main(signal.SIGTERM)
print("after the handler")
