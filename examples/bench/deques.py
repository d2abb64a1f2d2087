"""Queues with two ends: a breadth-first search, a window that moves, a game in a ring."""
import sys
from collections import deque


def reachable(side, walls):
    """Steps from one corner of a grid to every place that can be reached."""
    steps = {0: 0}
    queue = deque([0])
    while queue:
        place = queue.popleft()
        row, column = divmod(place, side)
        for neighbour, inside in (
            (place - side, row > 0), (place + side, row < side - 1), (place - 1, column > 0), (place + 1, column < side - 1),
        ):
            if inside and neighbour not in steps and neighbour not in walls:
                steps[neighbour] = steps[place] + 1
                queue.append(neighbour)
    return len(steps), max(steps.values())


def largest_in_window(xs, width):
    """The sum of the largest item of every window; the queue holds those that may still become it."""
    queue = deque()
    total = 0
    for place, x in enumerate(xs):
        while queue and xs[queue[-1]] <= x:
            queue.pop()
        queue.append(place)
        if queue[0] <= place - width:
            queue.popleft()
        if place >= width - 1:
            total += xs[queue[0]]
    return total


def last_in_ring(n, step):
    ring = deque(range(n))
    while len(ring) > 1:
        ring.rotate(1 - step)
        ring.popleft()
    return ring[0]


def last_lines(n, size):
    last = deque(maxlen=size)
    total = 0
    for i in range(n):
        last.append(i)
        total += last[0]
    return total, sum(last)


def run(n):
    side = int(n**0.5)
    walls = {place for place in range(1, side * side) if place * 2654435761 % 10 == 3}
    xs = [i * 7919 % 10007 for i in range(n)]
    return reachable(side, walls), largest_in_window(xs, 50), last_in_ring(n, 7), last_lines(n, 100)


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 600_000
    print(run(n))
