import heapq


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, function(*args, **kwargs))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


attempt(heapq.heappush, (1,), 1)
attempt(heapq.heappush, 1)
attempt(heapq.heappush, [])
attempt(heapq.heappush, [], 1, 2)
attempt(heapq.heappush, heap=[1], item=3)
attempt(heapq.heappush, [1], "a")
attempt(heapq.heappop, [])
attempt(heapq.heappop, ())
attempt(heapq.heapreplace, [], 1)
attempt(heapq.heapreplace, "", 1)
attempt(heapq.heappushpop, [], 1)
attempt(heapq.heappushpop, {}, 1)
attempt(heapq.heapify, (3,))
attempt(heapq.heapify)
attempt(heapq.heapify, [1, "a"])
attempt(heapq.nlargest, 2, 5)
attempt(heapq.nlargest, "a", [5, 6])
attempt(heapq.nlargest, 1.5, [5, 6])
attempt(heapq.nsmallest, 1, [3, 1], key=5)
attempt(heapq.nsmallest, None, [3, 1])
attempt(heapq.nsmallest)
attempt(lambda: list(heapq.merge(1)))
attempt(lambda: list(heapq.merge([1], key=5)))
