"""enum: several autos in one value, text made of bytes, members named like methods, flags out of order."""
from enum import *
class Huh(Enum):
    ONE = auto()
    TWO = (auto(), auto())
    THREE = auto()
print([m.value for m in Huh])
class G(StrEnum):
    one='1'
    three=(b'3','ascii')
print(list(G))
for bad in (lambda: StrEnum('X', {'a': 3}), lambda: StrEnum('X', {'a': (b'a', 3)}), lambda: StrEnum('X', {'a': (b'a','ascii',3)})):
    try: bad()
    except TypeError as e: print(e)
class N(IntEnum):
    divisor=1
    numerator=2
print(N.divisor.numerator, N.numerator.divisor, N.numerator)
class Book(StrEnum):
    author='author'
    title='title'
print(Book.author.title(), Book.title.title())
try:
    class B(IntEnum):
        def __new__(cls, value):
            return super().__new__(cls, value)
        failed=1
except TypeError as e: print(e)
class F(Flag):
    Hidden=0x10
    Digits=1
    Letters=2
print(F(0x13), list(F(0x13)), ~F.Digits)
from collections import namedtuple
T=namedtuple('T','index desc')
class S(Enum):
    a=T(auto(),'x'); b=T(auto(),'y')
print(S.b.value, S.b.value.index)
class S(T, Enum):
    a=(auto(),'x'); b=(auto(),'y')
print(S.b.value, S.b.index)
class E(Enum): pass
try: E(1)
except TypeError as e: print(e)
