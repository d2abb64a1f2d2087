def hello(self): return f"hi {self.n}"
P = type("P", (), {"n": 3, "hello": hello})
Q = type("Q", (P,), dict(n=4))
print(P().hello(), Q().hello(), Q.__name__, Q.__bases__[0] is P)
print(type(5) is int, type(P) is type, type(type) is type, isinstance(P, type))
try:
    type("R")("x")
except TypeError as e:
    print(e)
try:
    type(1, 2)
except TypeError as e:
    print(e)
