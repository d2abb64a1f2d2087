PROGRAMS = r'''
def f()
    pass
%%
if x = 3:
    print(x)
%%
while True
    break
%%
for i in range(10)
    print(i)
%%
class A
    pass
%%
print "hello"
%%
print 'a', 'b'
%%
x = 5 +
%%
x = (1, 2
y = 3
%%
x = [1, 2
%%
x = {1: 2
%%
x = "abc
%%
x = 'abc
print(x)
%%
x = """abc
def
%%
if True:
print(1)
%%
def f():
print(1)
%%
    x = 1
%%
def f():
    x = 1
      y = 2
%%
def f():
        x = 1
    y = 2
%%
if x == 1:
    pass
else if x == 2:
    pass
%%
if x == 1:
    pass
elseif x == 2:
    pass
%%
else:
    pass
%%
elif x:
    pass
%%
try:
    x = 1
%%
try:
    x = 1
print(2)
%%
except ValueError:
    pass
%%
x = 1
x++
%%
x =+ 1
y++ + 1
%%
++
%%
5 = x
%%
"a" = x
%%
f() = 3
%%
x + 1 = 2
%%
a, 5 = 1, 2
%%
None = 3
%%
True = 1
%%
def f(x, x): pass
%%
def f(x=1, y): pass
%%
def f(*args, *more): pass
%%
def f(**kw, x): pass
%%
def f(1): pass
%%
def f("x"): pass
%%
f(x=1, 2)
%%
f(**k, *a)
%%
f(x=1, x=2)
%%
f(1=2)
%%
f(a.b=2)
%%
f(True=2)
%%
return 5
%%
yield 5
%%
break
%%
continue
%%
for i in range(3):
    def g():
        break
%%
class A:
    return 1
%%
lambda x: return x
%%
x = if y: 3
%%
x = 3 if y
%%
import
%%
from x import
%%
from import x
%%
import a.b as
%%
import a as b.c
%%
from x import (a, b
%%
from x import a,
%%
from x import *, y
%%
def f():
    from x import *
%%
global x
x = 1
def f():
    x = 1
    global x
'''
for program in PROGRAMS.strip("\n").split("\n%%\n"):
    try:
        compile(program + "\n", "program.py", "exec")
        print("fine:", program)
    except SyntaxError as error:
        print(f"{type(error).__name__}: {error.msg}, line {error.lineno}, character {error.offset}")
