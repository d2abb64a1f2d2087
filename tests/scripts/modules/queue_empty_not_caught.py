import queue

q = queue.SimpleQueue()
try:
    q.get_nowait()
except queue.Empty as error:
    raise ValueError("nothing there") from error
