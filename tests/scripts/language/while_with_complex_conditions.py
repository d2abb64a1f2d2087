i, seen = 0, []
while (i := i + 1) < 20 and not (i % 7 == 0 and i > 7) or i == 3:
    if i in (2, 4):
        continue
    seen.append(i)
else:
    seen.append("else")
print(i, seen)
n = 27
steps = 0
while n != 1: n, steps = (n // 2 if n % 2 == 0 else 3 * n + 1), steps + 1
print(steps)
a, b = 1071, 462
while b: a, b = b, a % b
print(a)
