"""Every statement."""
import a, b.c as d, e
from . import f
from ...g.h import i as j, k
from l import *
from m import (n, o as p,)
x = y = z, = 1, 2
x: int
x.y: int = 3
(x): str = 'a'
x[0]: list[int] = [1]
[q, *r], (s, t) = u
x += 1; x -= 2; x *= 3; x @= 4; x /= 5; x %= 6
x &= 7; x |= 8; x ^= 9; x <<= 10; x >>= 11; x **= 12; x //= 13;
del x, y[0], (z.a, [w])
global_ = 1
assert x, 'message'
assert x
pass

if a:
    b
elif c: d
elif e:
    f
else:
    g

if a: b; c
else: d

while x:
    break
else:
    continue

for a, *b in c, *d:
    pass
for (a), in b: pass
for a[0], b.c in d: pass
else: pass

with a: pass
with a as b, c as (d, e): pass
with (a as b, c): pass
with (a, b,): pass
with (a, b) as c: pass
with (a): pass
with (yield_): pass
with (a).b as c, d[0] as e.f: pass

try: pass
except: pass
try:
    a
except b:
    c
except (d, e) as f:
    g
else:
    h
finally:
    i
try: pass
finally: pass

@a
@b.c(d)
@(e := f)
def f(a, b: int, /, c, d=1, *e: *t, f, g: str = 'x', **h: dict) -> None:
    """Doc."""
    global x, y
    return
def g(*, a): return a, *b
def h(a=1, /, *, b=2, **c): yield
def i(a, /): x = yield a, b
def j():
    nonlocal_ = 1
    def k():
        nonlocal nonlocal_
        x += yield
        return (yield from a)
    raise
    raise a
    raise a from b

@a
class A: pass
class B(): x = 1
class C(D, *E, metaclass=F, **G):
    def f(self): ...

match = case = type = _ = 1
match(x)
print(match, case)
type(x)
	
lambda: 0
if x:
	# a comment
	y
	if z: pass
# end
