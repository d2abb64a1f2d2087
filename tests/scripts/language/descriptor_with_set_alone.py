class Stored:
    def __init__(self, name): self.name = name
    def __set__(self, obj, value): obj.__dict__[self.name] = value * 2
class X:
    a = Stored("a")
x = X()
print(x.a is X.__dict__["a"])
x.a = 21
print(x.a, x.__dict__, X.a is X.__dict__["a"])
for _ in range(3):
    x.a += 1
print(x.a)
class Deleting:
    def __delete__(self, obj): print("deleted")
class Y:
    b = Deleting()
y = Y()
y.__dict__["b"] = 1
print(y.b)
del y.b
try:
    y.b = 5
except AttributeError as error:
    print(error)
