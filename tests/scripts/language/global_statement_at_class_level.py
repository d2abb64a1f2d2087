n = 0
class C:
    global n
    n = 5
    m = n + 1
print(n, C.m, hasattr(C, "n"))
