names, ages = ["ann", "bob", "cy"], [3, 5, 7]
print(list(zip(names, ages)), dict(zip(names, ages)), list(enumerate(zip(names, ages))), [f"{i}:{n}" for i, n in enumerate(names, 1)], list(map(lambda n, a: n * (a // 3), names, ages)), list(filter(lambda p: p[1] > 3, zip(names, ages))))
print(sum(map(len, names)), max(zip(ages, names)), sorted(zip(ages, names), reverse=True), list(reversed(list(enumerate("ab")))), all(map(str.islower, names)), any(a > 6 for a in ages), tuple(zip(*zip(names, ages))))
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*matrix)), [list(r) for r in zip(*matrix[::-1])], [x for row in matrix for x in row], list(map(sum, matrix)), list(map(max, *matrix)))
