# The sequence of comparisons is CPython's, also in large lists, which are made a heap in another order.
import heapq
import random


class Counted:
    log = []

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        self.log.append((self.value, other.value))
        return self.value < other.value


def compared():
    result = len(Counted.log), hash(tuple(Counted.log))
    Counted.log.clear()
    return result


numbers = random.Random(3)
for size in (1, 2, 3, 10, 101, 2500, 2501, 2600):
    heap = [Counted(numbers.randrange(size * 2)) for _ in range(size)]
    heapq.heapify(heap)
    print(size, compared(), heap[0].value)
    for operation in (heapq.heappush, heapq.heapreplace, heapq.heappushpop):
        operation(heap, Counted(numbers.randrange(size)))
    print([heapq.heappop(heap).value for _ in range(min(len(heap), 8))], compared())
    items = [Counted(numbers.randrange(size)) for _ in range(size)]
    print([item.value for item in heapq.nsmallest(3, items)], compared())
    print([item.value for item in heapq.nlargest(3, iter(items))], compared())
