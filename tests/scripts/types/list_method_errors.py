xs = [1, 2]
for f in (lambda: [].pop(), lambda: xs.pop(5), lambda: xs.remove(9), lambda: xs.index(9), lambda: xs[2], lambda: xs["a"], lambda: xs.append(),
          lambda: xs.insert(1), lambda: xs.extend(5), lambda: xs.pop("a"), lambda: xs.index(1, 1), lambda: [1] * "a", lambda: xs.nope):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
try:
    xs[5] = 1
except IndexError as e:
    print(e)
try:
    del xs[5]
except IndexError as e:
    print(e)
