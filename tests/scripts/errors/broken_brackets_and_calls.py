PROGRAMS = r'''
assert (1, "x")
assert x =
%%
raise
raise ValueError from
%%
raise ValueError, "x"
%%
try:
    pass
except ValueError, e:
    pass
%%
try:
    pass
except ValueError as e.x:
    pass
%%
try:
    pass
except:
    pass
except ValueError:
    pass
%%
try:
    pass
except ValueError:
    pass
except* KeyError:
    pass
%%
try:
    pass
except*:
    pass
%%
try:
    pass
finally
    pass
%%
match x:
    case 1
        pass
%%
match x
    case 1:
        pass
%%
match x:
    case a | b:
        pass
%%
match x:
    case a:
        pass
    case 1:
        pass
%%
match x:
    case [a, a]:
        pass
%%
match x:
    case {**rest, "a": 1}:
        pass
%%
match x:
    case Point(x=1, 2):
        pass
%%
match x:
    case 1 + 1:
        pass
%%
match x:
case 1:
    pass
%%
x = f"{"
%%
x = f"{}"
%%
x = f"{a b}"
%%
x = f"{a"
%%
x = f"}"
%%
x = f"{a!x}"
%%
x = f"{a!}"
%%
x = f"{a:{b}"
%%
x = f"{lambda x: 1}"
%%
x = f"{a = b}"
%%
x = f"{*}"
%%
x = f'{a['b']}'
%%
x = f"{1 +}"
%%
x = f"{print('a'}"
%%
x = b"é"
%%
x = "\N{foo}"
%%
x = "\x1"
%%
x = "\u12"
%%
x = "\U12345678"
%%
x = ur"abc"
%%
x = r"abc\"
%%
x = 1 \ + 2
%%
x = 1 \
%%
def f():
	x = 1
        y = 2
%%
def f():
    x = 1
	y = 2
%%
if True:
    x = 1
  y = 2
%%
@
def f(): pass
%%
@x
y = 1
%%
@x
%%
class A(
    pass
%%
class A():
x = 1
%%
class 1A: pass
%%
class A(B, x=): pass
%%
def 1f(): pass
%%
def f(x:): pass
%%
def f(x) -> : pass
%%
def f(x) int: pass
%%
def f(x, /, y, /): pass
%%
def f(*, /): pass
%%
def f(*): pass
%%
def f(*, **kw): pass
%%
def f(x, *, x=2): pass
%%
def f(/, x): pass
%%
def f(x=1, /, y): pass
%%
def f(a, (b, c)): pass
%%
lambda x, x: 1
%%
lambda (a, b): 1
%%
lambda *: 1
%%
x := 5
'''
for program in PROGRAMS.strip("\n").split("\n%%\n"):
    try:
        compile(program + "\n", "program.py", "exec")
        print("fine:", program)
    except SyntaxError as error:
        print(f"{type(error).__name__}: {error.msg}, line {error.lineno}, character {error.offset}")
