row = [0]
grid = [row] * 3
grid[0].append(1)
print(grid, all(r is row for r in grid))
xs = [1, 2] * 2
xs[0] = 9
print(xs, [[]] * 2 == [[], []], 2 * [None], [1] * 0, "ab" * 2, (1,) * 3)
a = b = [1]
a += [2]
a = a + [3]
print(a, b)
