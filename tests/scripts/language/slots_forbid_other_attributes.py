class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
p = P(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), P.__slots__)
try:
    p.z = 1
except AttributeError as e:
    print(e)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
class Q(P):
    pass
q = Q(1, 2)
q.z = 5
print(q.z, q.__dict__, q.x)
class S(P):
    __slots__ = ["w"]
s = S(1, 2)
s.w = 3
print(s.x, s.w, type(P.x).__name__)
