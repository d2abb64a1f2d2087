import sys
def inner():
    x = yield "i"
    return x
def gen(a, b=2):
    c = a + b
    yield c
    r = yield from inner()
    d = sys._getframe().f_back.f_code.co_name
    yield (r, d)
g = gen(1)
f = g.gi_frame
print(f.f_code is g.gi_code, f.f_code.co_name, f.f_lineno, f.f_back, f.f_locals, g.gi_running, g.gi_suspended)
next(g)
print(g.gi_frame.f_lineno, f.f_lineno, f.f_locals, g.gi_yieldfrom, g.gi_suspended)
next(g)
print(f.f_lineno, type(g.gi_yieldfrom).__name__, g.gi_yieldfrom.gi_frame.f_locals, g.gi_yieldfrom.gi_frame.f_lineno)
print(g.send(5))
print(f.f_locals, f.f_globals is globals(), g.gi_frame.f_back)
print(list(g), g.gi_frame, g.gi_running, g.gi_yieldfrom)
def selfish():
    me = yield
    print(me.gi_running, me.gi_frame.f_lineno, me.gi_frame.f_back.f_code.co_name, me.gi_yieldfrom, me.gi_suspended)
    try: next(me)
    except ValueError as e: print(e)
    yield
s = selfish(); next(s); s.send(s)
print(repr(s.gi_frame).split(", file")[1].split(", ", 1)[1])
class C:
    x = 5
    print(sorted(k for k in sys._getframe().f_locals if not k.startswith("_")))
gg = (i*i for i in range(3))
print(next(gg), list(gg.gi_frame.f_locals), gg.gi_code.co_name)
