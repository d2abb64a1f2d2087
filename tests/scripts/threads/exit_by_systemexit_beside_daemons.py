# exit: 1
import sys
import threading

gate = threading.Event()


def wait():
    gate.wait()
    print("let go")
    # Ends this thread only.
    sys.exit("not printed")


threading.Thread(target=wait).start()
threading.Thread(target=threading.Event().wait, daemon=True).start()
threading._register_atexit(gate.set)
sys.exit(1)
