s = {1, 2}
s.add(3); s.add(1); print(sorted(s))
s.discard(9); s.remove(1); print(sorted(s))
s.update([5, 6], (7,)); print(sorted(s))
s.intersection_update({5, 6, 2}); print(sorted(s))
s.difference_update([5]); print(sorted(s))
s.symmetric_difference_update({6, 8}); print(sorted(s))
t = s.copy(); t.clear(); print(sorted(s), t)
p = {4}; print(p.pop(), p)
for f in (lambda: set().pop(), lambda: s.remove("q"), lambda: s.add([]), lambda: {{}}, lambda: s.update(5)):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
