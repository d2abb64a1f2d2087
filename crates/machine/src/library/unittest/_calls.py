"""Calls of mocks as values, and values that stand for others in them."""


class _Sentinel:
    """A value that is nothing but itself."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    """Makes a sentinel of each name that is asked for."""

    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._made.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    """Equals everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = None

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call(tuple):
    """A call: name, arguments, keyword arguments. The name does not count in comparisons where one has none."""

    def __new__(cls, value=("", (), {}), parent=None):
        made = super().__new__(cls, value)
        made._mock_parent = parent
        return made

    def __call__(self, *args, **kwargs):
        return _Call((self[0], args, kwargs), self)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Call((f"{self[0]}.{name}" if self[0] else name, (), {}), self)

    @property
    def args(self):
        return self[1]

    @property
    def kwargs(self):
        return self[2]

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        name, args, kwargs = "", (), {}
        for part in other:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        if self[0] and name and self[0] != name:
            return False
        return tuple(self[1]) == tuple(args) and dict(self[2]) == dict(kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        return _shown(f"call.{self[0]}" if self[0] else "call", self[1], self[2])


call = _Call()


def _shown(name, args, kwargs):
    parts = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


class _CallList(list):
    """The calls so far; one list is contained in another where all its calls come one after the other."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return super().__contains__(value)
        return any(self[at:at + len(value)] == value for at in range(len(self) - len(value) + 1))

    def __repr__(self):
        line = f"[{', '.join(map(repr, self))}]"
        return line if len(line) <= 80 else "[" + ",\n ".join(map(repr, self)) + "]"
