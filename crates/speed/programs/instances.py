class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


points = [None] * 10**6
for i in range(10**6):
    points[i] = Point(i, i)
print(len(points))
