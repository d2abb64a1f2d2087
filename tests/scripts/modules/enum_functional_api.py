from enum import Enum, Flag, IntEnum

Animal = Enum("Animal", "ANT BEE, CAT")
print(Animal, list(Animal), Animal.__module__, Animal.__qualname__)
print(list(Enum("Pairs", [("A", 10), ("B", 20)])), list(Enum("Mapped", {"X": "x", "Y": "y"})))
print(list(IntEnum("Zero", ["NIL", "ONE"], start=0)), list(Flag("Bits", "A B C")))
print(list(Enum("Text", "P Q", type=str)), list(Enum("Empty", ())), Enum("Q", "A", module="m", qualname="m.Q").__qualname__)
made = Enum("Made", "A", module="elsewhere")
print(made.__module__, repr(made.A), made.A.__class__)
for call in (lambda: Enum("Bad", [1, 2]), lambda: Enum("Dup", "A A"), lambda: Enum("None", names=None)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Base(Enum):
    def shout(self):
        return self.name + "!"


Sub = Base("Sub", "LOUD QUIET")
print(Sub.LOUD.shout(), issubclass(Sub, Base), Sub.__mro__)
