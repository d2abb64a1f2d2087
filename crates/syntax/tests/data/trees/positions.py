@decorator(1)
def f(a, b: int = 1, *c: d, e=(2), **g) -> h:
    x = (a + b) * -c[d:e, 1].f(g, h=i, *j, **k)
    return lambda y, z=1: (y, z)
class A(B, metaclass=C): a: int = 1; b = 2;
if a:
    b
elif c: (d)
else:
    e

try: f()
except E as e: pass
except (F, G): g
finally:
    h  # comment
with open(x) as y, z: pass
for i, j in k: pass
else: pass
import a.b as c, d
from . import (e as f, g)
[x for x in y if z], {a: b for a in b}, {a for a in b}, f(a for a in b)
é = 'é' 'ü' + (ä.ö)
a < b < (c), not d, e if f else g, (h := 1)
x = y = [*a, (b), (c, d)], ()
del (a), b[0]
'''a
b''' + f'''x{y}
z'''
