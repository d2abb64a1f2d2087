"""Heaps: a queue of tuples by priority, a heap sort, the shortest ways in a grid, the smallest of many."""
import heapq
import sys


def numbers(n, seed):
    xs = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        xs.append(seed)
    return xs


def by_priority(xs):
    queue = []
    for place, x in enumerate(xs):
        heapq.heappush(queue, (x % 1000, place))
    total = 0
    while queue:
        priority, place = heapq.heappop(queue)
        total = (total * 31 + priority + place) % 1000003
    return total


def heap_sort(xs):
    heap = list(xs)
    heapq.heapify(heap)
    return [heapq.heappop(heap) for _ in range(len(heap))]


def shortest(side, costs):
    """Dijkstra's algorithm from one corner of a grid to the other."""
    best = {0: 0}
    queue = [(0, 0)]
    while queue:
        cost, place = heapq.heappop(queue)
        if cost > best[place]:
            continue
        row, column = divmod(place, side)
        for next_row, next_column in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
            if 0 <= next_row < side and 0 <= next_column < side:
                neighbour = next_row * side + next_column
                total = cost + costs[neighbour] % 100
                if total < best.get(neighbour, 1 << 60):
                    best[neighbour] = total
                    heapq.heappush(queue, (total, neighbour))
    return best[side * side - 1]


def run(n):
    xs = numbers(n, 7)
    in_order = heap_sort(xs)
    assert in_order == sorted(xs)
    side = int((n // 4) ** 0.5)
    few, many = heapq.nsmallest(10, xs), heapq.nlargest(n // 10, xs, key=lambda x: x % 9973)
    merged = list(heapq.merge(in_order[::2], in_order[1::2]))
    return by_priority(xs), in_order[n // 2], shortest(side, xs), few[-1], many[0], merged[n // 3]


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000
    print(run(n))
