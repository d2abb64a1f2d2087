from types import SimpleNamespace

space = SimpleNamespace(x=1, y="two")
print(space, space.x)
space.z = [space]
print(space)
del space.z
print(space == SimpleNamespace(x=1, y="two"), space == SimpleNamespace(x=1), space == {"x": 1}, space != 5)
print(SimpleNamespace({"a": 1}, b=2), SimpleNamespace([("k", "v")]), SimpleNamespace())
print(vars(space))


class Named(SimpleNamespace):
    pass


print(Named(a=1))
for call in (
    lambda: SimpleNamespace(1), lambda: SimpleNamespace({1: 2}), lambda: space.missing, lambda: hash(space),
    lambda: space < space, lambda: SimpleNamespace({}, {}),
):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
import copy

print(copy.replace(space, x=9), copy.copy(space) == space)
