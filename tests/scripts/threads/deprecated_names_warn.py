# exit: 0
import threading

thread = threading.Thread(daemon=True)
print(thread.getName(), thread.isDaemon())
thread.setName("other")
thread.setDaemon(False)
print(thread.name, thread.daemon)
print(threading.currentThread().name, threading.activeCount())
event = threading.Event()
print(event.isSet())
with threading.Condition() as held:
    condition = threading.Condition()
    with condition:
        condition.notifyAll()
threading.RLock(1)
