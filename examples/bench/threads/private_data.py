"""Each thread has lists, dicts and objects of its own."""
from _share import share


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def work(index, count):
    done = 0
    for _ in range(count):
        points = [Point(i, i + 1) for i in range(20)]
        names = {}
        for point in points:
            point.x += point.y
            names[point.x] = point
        done += len(names) + names[1].y
    return done


print(sum(share(work, 60_000)))
