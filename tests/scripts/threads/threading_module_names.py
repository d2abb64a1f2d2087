import threading
print([n for n in ("Thread", "Lock", "RLock", "Event", "current_thread", "main_thread", "active_count", "enumerate", "get_ident", "local", "excepthook", "TIMEOUT_MAX", "get_native_id", "ThreadError") if hasattr(threading, n)])
print(threading.TIMEOUT_MAX > 1e6, threading.ThreadError is RuntimeError, isinstance(threading.current_thread(), threading.Thread))
