"""What `f_locals` of a function's frame gives: its variables, which can be changed there, too (PEP 667)."""

from _collections_abc import Mapping
from _frames import assign, extra, is_frame, variables


class FrameLocalsProxy:
    """The variables of a frame as a mapping, and other names that the program has put there."""

    __slots__ = ("_frame",)
    __hash__ = None

    def __new__(cls, *arguments, **keywords):
        if len(arguments) != 1:
            raise TypeError(f"FrameLocalsProxy expected 1 argument, got {len(arguments)}")
        if keywords:
            raise TypeError("FrameLocalsProxy takes no keyword arguments")
        if not is_frame(arguments[0]):
            raise TypeError(f"expect frame, not {type(arguments[0]).__name__}")
        self = object.__new__(cls)
        self._frame = arguments[0]
        return self

    def copy(self):
        return variables(self._frame) | extra(self._frame)

    def __getitem__(self, key):
        shown = self.copy()
        if key in shown:
            return shown[key]
        raise KeyError(f"local variable '{key!r}' is not defined")

    def __setitem__(self, key, value):
        if not (isinstance(key, str) and assign(self._frame, key, value)):
            extra(self._frame)[key] = value

    def __delitem__(self, key):
        raise TypeError("cannot remove variables from FrameLocalsProxy")

    def __contains__(self, key):
        return key in self.copy()

    def __len__(self):
        return len(self.copy())

    def __iter__(self):
        return iter(self.keys())

    def __reversed__(self):
        return reversed(self.keys())

    def keys(self):
        return list(self.copy())

    def values(self):
        return list(self.copy().values())

    def items(self):
        return list(self.copy().items())

    def get(self, key, default=None, /):
        return self.copy().get(key, default)

    def setdefault(self, key, default=None, /):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other, /):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            raise TypeError("update() argument must be dict or another FrameLocalsProxy")
        for key in other.keys():
            self[key] = other[key]

    def __or__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        return self.copy() | dict(other.items())

    def __ror__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        return dict(other.items()) | self.copy()

    def __ior__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        self.update(other)
        return self

    def __eq__(self, other):
        if isinstance(other, FrameLocalsProxy):
            return self._frame is other._frame
        return self.copy() == other if isinstance(other, dict) else False

    def __repr__(self):
        if self._frame in _shown:
            return "{...}"
        _shown.append(self._frame)
        try:
            return repr(self.copy())
        finally:
            _shown.remove(self._frame)


FrameLocalsProxy.__module__ = "builtins"
Mapping.register(FrameLocalsProxy)

# The frames whose variables are being shown.
_shown = []
