from enum import Flag, IntFlag, auto


class Style(Flag):
    BOLD = auto()
    ITALIC = auto()
    BOTH = BOLD | ITALIC
    UNDER = auto()

    def __str__(self):
        return self.name.lower()

    @property
    def count(self):
        return len(self)


class Empty(Flag):
    pass


print([s.value for s in Style], Style.BOTH, Style.BOTH.count, [s.name for s in Style.BOTH], Style.UNDER | Style.BOTH)
print(Style.BOLD._value_, Style(7) is ~Style(0), sorted(Style.__members__), Style.ITALIC in Style(6), Style(0) in Style.BOLD)
for a in (Style.BOLD, Style.BOTH, Style(0)):
    print([bool(a & b) for b in Style], repr(a ^ Style.ITALIC), repr(~a), repr(a | a))
print(list(Empty), len(Empty), Style["BOTH"].name, Style.BOLD.__class__ is Style, isinstance(Style(5), Style))


class Access(IntFlag):
    READ = 4
    WRITE = 2


access = Access.READ
access |= Access.WRITE
print(access, repr(access), access == 6, access & ~Access.READ, Access.READ << 1, Access(4).name, Access(1).name, hash(Access(6)) == hash(6))
print(Access.READ < Access.WRITE, max(Access), [int(a) for a in Access(7)], Access["READ"], f"{Access(6)!r:>20}")
for call in (lambda: Style(16), lambda: Style.BOLD + 1, lambda: Style.BOLD | None, lambda: Style("x"), lambda: Empty(1), lambda: type("More", (Style,), {})):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
