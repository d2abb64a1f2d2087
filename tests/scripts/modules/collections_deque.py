from collections import deque
d = deque([1, 2, 3])
d.append(4); d.appendleft(0); print(d, d.pop(), d.popleft(), d)
d.extend("ab"); d.extendleft("xy"); print(d)
d.rotate(2); print(d); d.rotate(-3); print(d)
print(d[0], d[-1], len(d), "a" in d, d.index(2), d.count("x"), d.copy() == d, list(reversed(d)))
d.insert(1, "ins"); d.remove("x"); d.reverse(); print(d)
m = deque(range(10), maxlen=3); m.append(99); print(m, m.maxlen); m.appendleft(-1); print(m)
d[1] = "set"; del d[0]; print(d, deque("ab") + deque("c"), deque([1]) * 3, deque([1, 2]) < deque([1, 3]))
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[50], lambda: d.remove("q"), lambda: deque(maxlen=-1), lambda: m.insert(0, 1)):
    try:
        f()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
d.clear(); print(d, bool(d))
