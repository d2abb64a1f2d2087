"""Containers that are changed by the objects they are asked about, while a method of theirs runs."""

import collections

SPECIAL = {
    "hash": 1, "index": 1, "len": 2, "bool": True, "int": 1, "length_hint": 3, "contains": False,
}  # fmt: skip
COMPARISONS = {"eq": False, "lt": True, "gt": False, "le": True, "ge": False, "ne": True}


def changing(answer):
    def method(self, *args):
        self.change()
        return answer

    return method


class Changer:
    """Changes `target` in each of its methods, a few times at most."""

    def __init__(self, action, equal):
        self.action = action
        self.equal = equal
        self.target = None
        self.left = 3

    def change(self):
        if self.target is not None and self.left > 0:
            self.left -= 1
            self.action(self.target)

    def __eq__(self, other):
        self.change()
        return self.equal

    def __iter__(self):
        self.change()
        yield 1
        self.change()
        yield 2

    def __repr__(self):
        self.change()
        return "<changer>"

    def __call__(self, *args):
        self.change()
        return 1

    def keys(self):
        self.change()
        return [1]

    def __getitem__(self, key):
        self.change()
        return 5

    for name, answer in {**COMPARISONS, **SPECIAL}.items():
        if name != "eq":
            locals()[f"__{name}__"] = changing(answer)
    del name, answer


def grow(target):
    for new in range(40, 60):
        if hasattr(target, "append"):
            target.append(new)
        elif hasattr(target, "add"):
            target.add(new)
        else:
            target[new] = new


def shrink(target):
    if len(target):
        if isinstance(target, dict):
            target.popitem()
        else:
            target.pop()


ACTIONS = {"clear": lambda target: target.clear(), "grow": grow, "shrink": shrink}

# No bytearray and no OrderedDict: CPython 3.13.0 goes on in memory that it has freed.
TARGETS = {
    "list": lambda a, b: [a, 1, b, 2],
    "deque": lambda a, b: collections.deque([a, 1, b, 2]),
    "dict": lambda a, b: {a: 1, 1: b, "a": 2},
    "defaultdict": lambda a, b: collections.defaultdict(b if isinstance(b, Changer) else None, {a: 1, 1: b, "a": 2}),
    "set": lambda a, b: {a, 1, "a"},
}

ARGUMENTS = {
    "()": lambda c, t: (),
    "(c)": lambda c, t: (c,),
    "(c, c)": lambda c, t: (c, c),
    "(1)": lambda c, t: (1,),
    "('a')": lambda c, t: ("a",),
    "(t)": lambda c, t: (t,),
    "(1, c)": lambda c, t: (1, c),
    "(c, 1)": lambda c, t: (c, 1),
    "([c, 1, 7])": lambda c, t: ([c, 1, 7],),
    "({c})": lambda c, t: ({c},),
    "({c: 1})": lambda c, t: ({c: 1},),
    "(slice(c, 3))": lambda c, t: (slice(c, 3),),
    "(slice(c, 3), [c, 1])": lambda c, t: (slice(c, 3), [c, 1]),
    "(slice(None, None, c), t)": lambda c, t: (slice(None, None, c), t),
    "(slice(0, 2), c)": lambda c, t: (slice(0, 2), c),
}

FUNCTIONS = {
    "sorted": sorted, "min": min, "max": max, "sum": sum, "list": list, "tuple": tuple, "set": set, "dict": dict,
    "any": any, "all": all, "repr": repr, "enumerate": lambda t: list(enumerate(t)), "bytes": bytes,
    "zip": lambda t: list(zip(t, t)), "map": lambda t: list(map(bool, t)), "filter": lambda t: list(filter(None, t)),
    "keys": lambda t: [repr(key) for key in t.keys()], "items": lambda t: [repr(item) for item in t.items()],
    "in": lambda t: "none" in t, "reversed": lambda t: [repr(item) for item in reversed(t)],
    "extend": lambda t: [0].extend(t), "join": lambda t: ",".join(t), "unpack": lambda t: [*t],
    "counter": lambda t: sorted(collections.Counter(t).values()), "fromkeys": dict.fromkeys,
    "frozenset": lambda t: frozenset(t), "sort": lambda t: t.sort(key=next(iter(t))),
    "equal": lambda t: t == type(t)(t), "less": lambda t: t < type(t)(t),
}  # fmt: skip


def outcome(kind, action, equal, call, shown, described):
    changers = [Changer(action, equal) for _ in range(3)]
    target = TARGETS[kind](changers[0], changers[1])
    for changer in changers:
        changer.target = target
    try:
        what = shown(call(target, changers[2]))
    except BaseException as error:
        what = described(error)
    for changer in changers:
        changer.target = None
    return f"{what}; {shown(target)}"


def calls(kind):
    for name in sorted(vars(type(TARGETS[kind](1, 3)))):
        if name in ("__class__", "__sizeof__", "__reduce__", "__reduce_ex__", "__doc__", "__new__", "__class_getitem__"):
            continue
        for what, arguments in ARGUMENTS.items():
            yield f"{name}{what}", lambda t, c, name=name, arguments=arguments: getattr(t, name)(*arguments(c, t))
    for name, function in FUNCTIONS.items():
        yield f"{name} of it", lambda t, c, function=function: function(t)


def lines(shown, described):
    found = []
    for kind in TARGETS:
        for what, call in calls(kind):
            found.append(f"{kind}: {what}")
            outcomes = {}
            for action_name, action in ACTIONS.items():
                for equal in (False, True):
                    result = outcome(kind, action, equal, call, shown, described)
                    outcomes.setdefault(result, []).append(f"{action_name}, {'equal' if equal else 'unequal'}")
            for result, which in outcomes.items():
                found.append(f"  {result} <= {' | '.join(which)}")
    return found
