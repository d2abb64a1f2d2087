type X = int
type X[T] = list[T]
type X[T: int, U: (int, str), *Ts, **P] = Callable[P, T]
type X[T = int, U: str = a, *Ts = *tuple[int], **P = [int, str],] = 1
type type = type
type match[type] = lambda: type
type = 1
type(x), type.x, type[x]
print(type, sep='')
def f[T](x: T) -> T: pass
def f[**P, *Ts](): pass
class A[T]: pass
class A[T: B, U](B[T], metaclass=M, **k): pass
class A(*b, m=1): pass
@d
def f[T](): pass
type is 1
type in x
try:
    pass
except* A:
    pass
except* (B, C) as e:
    x = 1
else:
    pass
finally:
    pass
try: pass
except *A: pass
except  *  B  as  c: pass
with (a): pass
with (a, b): pass
with (a as b): pass
with (a as b, c as d,): pass
with (a, b) as c: pass
with (a, b as c, d): pass
with (a), (b): pass
with (a if b else c) as d, e: pass
with (yield): pass
with (a.b)[c] as d: pass
with (a, b)[0] as c: pass
with (
    open(1) as f,
    open(2) as g,
):
    pass
1j, 1.5e3J, 0j, 1_0j, 1e309j
