from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False)

    def norm(self):
        return self.x**2 + self.y**2


p = Point(1, 2)
q = Point(x=1, y=2, tags=["q"])
print(p, q, p == q, p != Point(3), p == (1, 2, []), p.norm())
print(Point(1).tags is Point(1).tags, [f.name for f in fields(p)], fields(Point)[1].default, fields(Point)[0].type)
print(asdict(q), astuple(q), replace(q, y=9), is_dataclass(Point), is_dataclass(p), is_dataclass(3))
print(Point.__doc__, Point.__match_args__, Point.__init__.__annotations__)
match p:
    case Point(a, b):
        print("matched", a, b)
try:
    hash(p)
except TypeError as error:
    print(error)


@dataclass
class Group:
    name: str
    members: list[Point]
    by_name: dict


group = Group("g", [p, q], {"p": p})
print(group)
print(asdict(group))
print(astuple(group))
print(asdict(p, dict_factory=lambda pairs: sorted(pairs)), astuple(p, tuple_factory=list))
group.members.append(group)
print(group)


@dataclass
class Empty:
    pass


print(Empty(), Empty() == Empty(), fields(Empty))
