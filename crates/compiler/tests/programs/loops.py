def loops(n):
    while n:
        if n == 3:
            continue
        if n is None or not n:
            break
        n -= 1
    else:
        print("end")
    while True:
        for a, (b, *c) in n:
            if a < b <= c:
                return c
        else:
            break

for i in range(3):
    def made_in_a_loop(): pass
