class C: pass
a, b = C(), C()
print(a == a, a == b, a != b, a != a, a == 1, a is a, a is not b)
print(hash(a) == hash(a), a in [b, a], [b, a].index(a), {a: 1}[a])
for op in (lambda: a < b, lambda: a >= 1):
    try:
        op()
    except TypeError as e:
        print(e)
