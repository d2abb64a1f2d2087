import json


def show(*args, **options):
    try:
        print(json.dumps(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


show({1, 2})
show([object])
show({"a": b"x"})
show(1j)
show({(1, 2): 3})
show({(1, 2): 3, "a": 1}, skipkeys=True)
show(float("nan"), allow_nan=False)
show({"x": [float("inf")]}, allow_nan=False)
show({1: 2, "a": 3}, sort_keys=True)
loop = []
loop.append([loop])
show(loop)
table = {}
table["self"] = table
show(table)
show(loop, check_circular=False)
deep = []
for _ in range(100_000):
    deep = [deep]
show(deep)
show("x", unknown=1)
show()
show(1, 2)
show([1], indent=1.5)
show([1], separators=(1, 2))
show([1], separators=5)
show(1, cls=5)
