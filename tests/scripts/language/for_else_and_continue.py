for n in range(2, 12):
    for d in range(2, n):
        if n % d:
            continue
        print(n, "=", d, "*", n // d)
        break
    else:
        print(n, "is prime")
