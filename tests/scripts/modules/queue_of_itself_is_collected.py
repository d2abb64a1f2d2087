import gc
import queue
import weakref


class Item:
    pass


for kind in (queue.SimpleQueue, queue.Queue, queue.LifoQueue):
    item = Item()
    item.q = kind()
    item.q.put(item)
    item.q.put([item.q])
    gone = weakref.ref(item)
    del item
    gc.collect()
    print(kind.__name__, gone())
q = queue.SimpleQueue()
q.put(1)
gc.collect()
print(q.get(), q.empty())
