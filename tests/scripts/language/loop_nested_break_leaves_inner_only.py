for i in range(3):
    for j in range(5):
        if j == i:
            break
        print(i, j)
    print("outer", i)
n = 0
while True:
    n += 1
    if n % 2:
        continue
    if n > 7:
        break
print(n)
