# A list that __lt__ changes or that it fails in: an error, and no item is lost by the heap itself.
import heapq


class Item:
    def __init__(self, heap, deed):
        self.heap, self.deed = heap, deed

    def __lt__(self, other):
        if self.deed == "clear":
            self.heap.clear()
        elif self.deed == "append":
            self.heap.append(1)
        elif self.deed == "raise":
            raise KeyError("compared")
        return True


for deed in ("clear", "append", "raise", "nothing"):
    for name in ("heapify", "heappop", "heappush", "heapreplace", "heappushpop"):
        heap = []
        heap.extend(Item(heap, deed) for _ in range(8))
        extra = [] if name in ("heapify", "heappop") else [Item(heap, deed)]
        try:
            result = getattr(heapq, name)(heap, *extra)
            print(deed, name, type(result).__name__, len(heap))
        except (RuntimeError, KeyError, IndexError) as error:
            print(deed, name, repr(error), len(heap))
