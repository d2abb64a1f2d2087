PROGRAMS = r'''
function f() {
}
%%
int x = 5
%%
var x = 5
%%
let x = 5;
%%
const x = 5
%%
for (i = 0; i < 5; i++) {
}
%%
if (x > 5) {
    print(x)
}
%%
while (x < 5) do
    x = x + 1
%%
print(x
print(y)
%%
print(x;
%%
x = 5 y = 6
%%
x = 5; y = ; z = 1
%%
return x
def f(): pass
%%
try
    x = 1
except:
    pass
%%
try:
    x = 1
except ValueError
    pass
%%
try:
    x = 1
except ValueError as
    pass
%%
try:
x = 1
except:
    pass
%%
try:
    x = 1
else:
    pass
%%
type X = 
%%
type X[T = int
%%
def f[T](x: T -> T): pass
%%
class A[T: pass
%%
x = lambda: yield
%%
def f():
    x = yield from
%%
f(*a, **k, b)
%%
f(b=1, *a, c)
%%
f(a for a in b, c=1)
%%
class A(x for x in y): pass
%%
with (open("a") as a, open("b") as b:
    pass
%%
with open("a") as a, :
    pass
%%
global 5
%%
global x, 
%%
x = 1 if 2 else
%%
x = 1 if else 2
%%
print("a" + )
%%
print("hello)
%%
print('it's')
%%
name = input("Your name: )
print(name)
%%
age = int(input("age"))
if age >= 18
    print("adult")
%%
def greet(name)
    print("Hello " + name)
greet("x")
%%
students = ["a", "b" "c"
for s in students:
    print(s)
%%
d = {"a": 1, "b": 2
print(d)
%%
total = 0
for i in range(5):
total += i
%%
class Dog:
    def __init__(self, name)
        self.name = name
%%
class Dog:
def bark(self):
    pass
%%
x = 10
if x > 5:
    print("big")
 else:
    print("small")
%%
while x < 3:
    x += 1
   print(x)
%%
def f(a, b):
    return a + b
f(1, 2
%%
return = 5
%%
class = 3
%%
lambda = 2
%%
import = 1
%%
def = 4
%%
print = 5 print
%%
from math import sqrt as
%%
x = [1, 2, 3
y = [4, 5]
%%
a = 5
b = 6
print(a b)
%%
print(f"{a} {b")
%%
print(f"{a} b}")
%%
print("a", end="" "b" c)
%%
if x => 5: pass
%%
if x =< 5: pass
%%
if x =: 5: pass
%%
x = 5 if y > 3 else pass
%%
x = print
y = x(
'''
for program in PROGRAMS.strip("\n").split("\n%%\n"):
    try:
        compile(program + "\n", "program.py", "exec")
        print("fine:", program)
    except SyntaxError as error:
        print(f"{type(error).__name__}: {error.msg}, line {error.lineno}, character {error.offset}")
