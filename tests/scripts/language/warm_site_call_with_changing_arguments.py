def f(a, b=2, *args, c=3, **kw): return (a, b, args, c, kw)
def plain(a, b): return a - b
calls = [lambda: f(1), lambda: f(1, 5), lambda: f(1, 2, 3), lambda: f(1, c=9), lambda: f(1, z=1), lambda: f(b=1, a=0), lambda: f(*[1, 2], **{"c": 0}), lambda: plain(5, 3), lambda: plain(b=5, a=3)]
for _ in range(50):
    results = [c() for c in calls]
print(results)
for bad in (lambda: plain(1), lambda: plain(1, 2, 3), lambda: plain(1, c=2)):
    for _ in range(20):
        try:
            bad()
        except TypeError as e:
            message = str(e)
    print(message)
