x = "global"
class C:
    x = "class"
    y = x + "!"
    def m(self): return x
    z = [x for _ in range(1)]
    w = [i for i in x]
print(C.y, C().m(), C.z, C.w)
for i in range(2):
    class D:
        n = i * 10
    print(D.n)
class E:
    if True:
        def chosen(self): return 1
    for k in range(2):
        pass
print(E().chosen(), E.k)
