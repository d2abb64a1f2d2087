from pprint import pformat, pp, pprint

data = {"name": "a longer name than usual", "tags": ["first", "second", "third"] * 3, 3: (1, 2), "none": None, "nested": {"k": {"deep": [1, [2, [3]]]}}}
pprint(data)
pp(data)
pprint(data, width=40, indent=4)
pprint(data, depth=2)
pprint(list(range(40)))
pprint(list(range(40)), compact=True)
pprint({"b": 1, "a": 2, 10: 3}), pp({"b": 1, "a": 2})
print(pformat([10**9, 1234567], underscore_numbers=True), pformat((1,), width=1), pformat([], width=1), pformat({"a": 1}, width=1))
pprint(["x" * 30, ("y" * 30, "z" * 30), {"w" * 20: "v" * 50}])
