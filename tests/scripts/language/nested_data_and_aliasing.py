grid = [[0] * 3] * 2
grid[0][0] = 1
print(grid)
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 1
print(grid)
a = [1, [2, 3]]
b = a[:]
b[1].append(4)
b.append(5)
print(a, b)
d = {"x": a}
e = dict(d)
e["x"].append(0)
print(d["x"] is a, a)
