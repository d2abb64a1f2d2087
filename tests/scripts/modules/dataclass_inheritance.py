from dataclasses import KW_ONLY, InitVar, dataclass, field, fields
from typing import ClassVar


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: str = "first"


print(Derived(), Derived("x", c=9), [f.name for f in fields(Derived)], Derived.__match_args__)


@dataclass
class Account:
    count: ClassVar[int] = 0
    owner: str
    _: KW_ONLY
    rate: float = 0.5
    deposit: InitVar[int]
    balance: int = field(init=False, repr=False, default=-1)

    def __post_init__(self, deposit):
        Account.count += 1
        self.balance = deposit * 2


account = Account("ann", deposit=10)
print(account, account.balance, Account.count, hasattr(account, "deposit"), Account.__match_args__)
try:
    Account("bob", 0.1, deposit=3)
except TypeError as error:
    print(error)


@dataclass(kw_only=True)
class Only:
    x: int
    y: int = field(default=1, kw_only=False)


print(Only(5, x=2))


@dataclass(repr=False, init=False)
class Manual:
    x: int

    def __init__(self):
        self.x = "own"

    def __repr__(self):
        return f"<{self.x}>"


@dataclass
class Parent:
    def __post_init__(self):
        print("parent", type(self).__name__)


@dataclass
class Child(Parent):
    x: int = 1

    def __post_init__(self):
        super().__post_init__()
        self.total = self.x + 1


print(Manual(), Child(4).total)
