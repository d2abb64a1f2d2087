PROGRAMS = r'''
(x := 5) = 3
%%
f(x := 1, y=2)
f(a = b := 3)
%%
(a.b := 3)
%%
[i := 0 for i in range(3)]
%%
[(i := 0) for i in range(3)]
%%
x: int: str = 1
%%
(x, y): int = 1
%%
[x]: int
%%
x.y: int = 
%%
5: int
%%
a += b += c
%%
a, b += 1
%%
(a + b) += 1
%%
f() += 1
%%
x = y = 5 = z
%%
x = yield = 1
%%
for 5 in x: pass
%%
for f() in x: pass
%%
for i, in: pass
%%
for x: pass
%%
for i in range(5): print(i) else: print(2)
%%
while: pass
%%
if: pass
%%
if x: pass else: pass
%%
if x then:
    pass
%%
if x:
    pass
end
%%
if (x == 1:
    pass
%%
if x == 1):
    pass
%%
if x == 1;
    pass
%%
if not: pass
%%
x = not
%%
x = 1 and
%%
x = or 2
%%
x = a not b
%%
x = a is is b
%%
x = in y
%%
x = a in
%%
x.1 = 3
%%
x..y
%%
x.
%%
x[
%%
x[]
%%
x[1:2:3:4]
%%
x[1 2]
%%
.x = 1
%%
x = , 1
%%
x = 1,,2
%%
[1,,2]
%%
f(,)
%%
f(1,,2)
%%
(,)
%%
pass 1
%%
pass x = 1
%%
import a b
%%
import a from b
%%
from a import b c
%%
from a import b as 
%%
from . import
%%
from .a import (b c)
%%
import "os"
%%
exec "x"
%%
def f:
    pass
%%
def f(x)
    return x
%%
def (x): pass
%%
def f(x):
    return
  return 2
%%
fucntion f(): pass
%%
define f(x):
    pass
'''
for program in PROGRAMS.strip("\n").split("\n%%\n"):
    try:
        compile(program + "\n", "program.py", "exec")
        print("fine:", program)
    except SyntaxError as error:
        print(f"{type(error).__name__}: {error.msg}, line {error.lineno}, character {error.offset}")
