xs = [1]
for x in xs:
    if x < 50:
        xs.append(x * 3)
print(xs)
ys = [1, 2, 3, 4, 5, 6]
for y in ys:
    ys.remove(y)
print(ys)
