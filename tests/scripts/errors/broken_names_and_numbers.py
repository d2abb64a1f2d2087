PROGRAMS = r'''
def f():
    nonlocal x
%%
nonlocal x
%%
def f(x):
    global x
%%
del f()
%%
del 5
%%
del (a + b)
%%
x = 08
%%
x = 0b12
%%
x = 0o89
%%
x = 0xZZ
%%
x = 1_000_
%%
x = 1__0
%%
x = 12abc
%%
x = 1.5.2
%%
x = 5x
%%
1a = 3
%%
x = $5
%%
x = a ? b : c
%%
x = a!
%%
x = !a
%%
x = a && b
%%
x = a || b
%%
x = a <> b
%%
x = a === b
%%
x = a =! b
%%
x = “hello”
%%
x = ‘hello’
%%
print(“hi”)
%%
x = 5 – 3
%%
x = a × b
%%
print(1))
%%
print((1)
%%
x = [1, 2)
%%
x = (1, 2]
%%
x = {1, 2)
%%
}
%%
def f():
    return (1
x = 2
%%
x = [1 2 3]
%%
x = (1 2)
%%
f(1 2)
%%
f(a b)
%%
print("a" "b" c)
%%
print("a" b)
%%
x = {"a": 1 "b": 2}
%%
x = {"a" 1}
%%
x = {"a": }
%%
x = {"a":, "b": 2}
%%
x = {1: 2, 3}
%%
x = {1, 2: 3}
%%
x = {**a, b}
%%
x = [**a]
%%
x = *a
%%
print(*)
%%
x = [x for x in]
%%
x = [for x in y]
%%
x = [x for x y]
%%
x = [x, y for x, y in z]
%%
x = {x: y for x in z, 1}
%%
f(x for x in y, 1)
%%
f(1, x for x in y)
%%
x = [x if x for x in y]
%%
x = [x for x in y if]
%%
x = [x for x in y else 3]
%%
with open("x") as f
    pass
%%
with open("x") f:
    pass
%%
with open("x") as 5:
    pass
%%
assert
'''
for program in PROGRAMS.strip("\n").split("\n%%\n"):
    try:
        compile(program + "\n", "program.py", "exec")
        print("fine:", program)
    except SyntaxError as error:
        print(f"{type(error).__name__}: {error.msg}, line {error.lineno}, character {error.offset}")
