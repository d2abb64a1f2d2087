class A: x = 1
class B(A): pass
class C(B): pass
c = C()
def read(): return c.x
print([read() for _ in range(5)][-1])
A.x = 2
print(read())
B.x = 3
print(read())
c.x = 4
print(read())
del c.x, B.x
print(read())
