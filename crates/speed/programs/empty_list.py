points = [None] * 10**6
print(len(points))
