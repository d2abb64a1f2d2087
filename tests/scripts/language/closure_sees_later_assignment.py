def make():
    x = 1
    def get(): return x
    x = 2
    return get
print(make()())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
