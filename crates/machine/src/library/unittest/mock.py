"""Objects that stand for others in tests, and remember how they were used."""

from unittest._calls import ANY, DEFAULT, _Call, _CallList, _shown, call, sentinel

__all__ = [
    "ANY", "DEFAULT", "MagicMock", "Mock", "NonCallableMock", "PropertyMock", "call", "mock_open", "patch", "sentinel",
]


class InvalidSpecError(Exception):
    """A mock cannot stand for a mock."""


_OWN = "_mock_"


def _can_adopt(parent, child):
    """Whether a mock without a name and a parent can become part of another, which must not be part of it."""
    while parent is not None:
        if parent is child:
            return False
        parent = parent._mock_parent
    return child._mock_parent is None and not child._mock_name


class NonCallableMock:
    """An object with any attributes, which are mocks as well."""

    def __new__(cls, *args, **kwargs):
        # Each has a class of its own, so that special methods can be set on it.
        return object.__new__(type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__}))

    def __init__(self, spec=None, name=None, spec_set=None, parent=None, **kwargs):
        own = self.__dict__
        spec = spec if spec_set is None else spec_set
        own.update(
            _mock_name=name, _mock_parent=parent, _mock_children={}, _mock_spec=None, _mock_sealed=False,
            _mock_set_only=spec_set is not None, _mock_deleted=set(), _mock_own_name="", _mock_spec_class=None,
        )
        if spec is not None:
            if isinstance(spec, NonCallableMock):
                raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
            names = spec if isinstance(spec, (list, tuple)) else dir(spec)
            own["_mock_spec"] = set(names)
            if not isinstance(spec, (list, tuple)):
                own["_mock_spec_class"] = spec if isinstance(spec, type) else type(spec)
        self._mock_reset()
        self.configure_mock(**kwargs)

    def _mock_reset(self):
        self.__dict__.update(
            called=False, call_count=0, call_args=None, call_args_list=_CallList(), mock_calls=_CallList(),
            method_calls=_CallList(),
        )

    @property
    def __class__(self):
        return self.__dict__.get("_mock_spec_class") or type(self)

    def _mock_full_name(self):
        parent = self._mock_parent
        if parent is None:
            return self._mock_name or "mock"
        own = self._mock_own_name
        return parent._mock_full_name() + (own if own.startswith("(") else f".{own}")

    def __repr__(self):
        named = self._mock_name or self._mock_parent is not None
        name = f" name={self._mock_full_name()!r}" if named else ""
        spec = self.__dict__.get("_mock_spec_class")
        shown = f" spec={spec.__name__!r}" if spec else ""
        return f"<{type(self).__name__}{name}{shown} id='{id(self)}'>"

    def _mock_child(self, name, **kwargs):
        kind = next(base for base in type(self).__mro__[1:] if base.__module__ == __name__)
        child = self._get_child_mock(kind=kind, parent=self, **kwargs)
        child.__dict__["_mock_own_name"] = name
        return child

    def _get_child_mock(self, *, kind=None, **kwargs):
        kind = {NonCallableMock: Mock, PropertyMock: MagicMock}.get(kind, kind)
        return kind(**kwargs)

    def __getattr__(self, name):
        own = self.__dict__
        if "_mock_children" not in own or name.startswith(_OWN):
            raise AttributeError(name)
        if name in own["_mock_deleted"] or name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        spec = own["_mock_spec"]
        if spec is not None and name not in spec:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if spec is None and name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(
                f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
            )
        children = own["_mock_children"]
        if name not in children:
            if own["_mock_sealed"]:
                raise AttributeError(f"Cannot set {self._mock_full_name()}.{name}")
            children[name] = self._mock_child(name)
        return children[name]

    def __setattr__(self, name, value):
        own = self.__dict__
        if name in ("return_value", "side_effect") or name in own and not name.startswith("__"):
            object.__setattr__(self, name, value)
            return
        if name.startswith("__") and name.endswith("__"):
            # Special methods are looked for in the class.
            if isinstance(value, NonCallableMock):
                setattr(type(self), name, lambda self, *args, **kwargs: value(*args, **kwargs))
                own["_mock_children"][name] = value
                if _can_adopt(self, value):
                    value.__dict__.update(_mock_parent=self, _mock_own_name=name)
            else:
                setattr(type(self), name, value)
            return
        spec = own.get("_mock_spec")
        if spec is not None and own["_mock_set_only"] and name not in spec:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if isinstance(value, NonCallableMock) and _can_adopt(self, value):
            value.__dict__.update(_mock_parent=self, _mock_own_name=name)
            own["_mock_children"][name] = value
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self._mock_deleted.add(name)
        self._mock_children.pop(name, None)
        self.__dict__.pop(name, None)

    def __dir__(self):
        return sorted({*(self._mock_spec or ()), *self._mock_children, *dir(type(self))})

    def configure_mock(self, **kwargs):
        """Sets attributes; names may have dots in them."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *parts, last = path.split(".")
            target = self
            for part in parts:
                target = getattr(target, part)
            setattr(target, last, value)

    def attach_mock(self, mock, attribute):
        """Makes a mock an attribute, so that its calls are remembered here, too."""
        mock.__dict__.update(_mock_parent=None, _mock_name=None)
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        names = spec if isinstance(spec, (list, tuple)) else dir(spec)
        self.__dict__.update(_mock_spec=set(names), _mock_set_only=spec_set)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets all calls."""
        visited = [] if visited is None else visited
        if any(self is other for other in visited):
            return
        visited.append(self)
        self._mock_reset()
        if return_value:
            self.__dict__["_mock_return"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_effect"] = None
        children = list(self._mock_children.values())
        returned = self.__dict__.get("_mock_return", DEFAULT)
        if isinstance(returned, NonCallableMock):
            children.append(returned)
        for child in children:
            child.reset_mock(visited, return_value=return_value, side_effect=side_effect)

    # What is asserted of the calls

    def _mock_call_text(self, args, kwargs):
        return _shown(self._mock_name or self._mock_own_name or "mock", args, kwargs)

    def _mock_calls_text(self, prefix="Calls"):
        return f"\n{prefix}: {self.mock_calls!r}." if self.mock_calls else ""

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_label()}' to have been called.")

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(
                f"Expected '{self._mock_label()}' to not have been called. Called {self.call_count} times."
                f"{self._mock_calls_text()}"
            )

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_label()}' to have been called once. Called {self.call_count} times."
                f"{self._mock_calls_text()}"
            )

    def _mock_label(self):
        return self._mock_name or self._mock_own_name or "mock"

    def assert_called_with(self, /, *args, **kwargs):
        expected = self._mock_call_text(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        if self.call_args != ("", args, kwargs):
            actual = self._mock_call_text(*self.call_args[1:])
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_label()}' to be called once. Called {self.call_count} times."
                f"{self._mock_calls_text()}"
            )
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if ("", args, kwargs) not in self.call_args_list:
            raise AssertionError(f"{self._mock_call_text(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        expected = list(calls)
        if not any_order:
            if expected not in self.mock_calls:
                raise AssertionError(
                    f"Calls not found.\nExpected: {_CallList(expected)!r}\n  Actual: {self.mock_calls!r}"
                )
            return
        left, missing = list(self.mock_calls), []
        for each in expected:
            if each in left:
                left.remove(each)
            else:
                missing.append(each)
        if missing:
            raise AssertionError(
                f"{self._mock_label()!r} does not contain all of {tuple(missing)!r} in its call list, "
                f"found {self.mock_calls!r} instead"
            )


class CallableMixin:
    """What makes a mock callable."""

    @property
    def return_value(self):
        """What a call gives: a mock, unless it is set."""
        own = self.__dict__
        if own.get("_mock_return", DEFAULT) is DEFAULT:
            own["_mock_return"] = self._mock_child("()")
        return own["_mock_return"]

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return"] = value
        if isinstance(value, NonCallableMock) and _can_adopt(self, value):
            value.__dict__.update(_mock_parent=self, _mock_own_name="()")

    @property
    def side_effect(self):
        """A function that is called as well, an exception that is raised, or what calls give one after the other."""
        return self.__dict__.get("_mock_effect")

    @side_effect.setter
    def side_effect(self, value):
        plain = value is None or callable(value) or isinstance(value, (type, BaseException))
        self.__dict__["_mock_effect"] = value if plain else iter(value)

    def __call__(self, /, *args, **kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        own["call_args"] = _Call(("", args, kwargs))
        own["call_args_list"].append(own["call_args"])
        self._mock_remember(args, kwargs)
        effect = own.get("_mock_effect")
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                raise result
            if result is not DEFAULT:
                return result
        wrapped = own.get("_mock_wraps")
        if wrapped is not None and own.get("_mock_return", DEFAULT) is DEFAULT:
            return wrapped(*args, **kwargs)
        return self.return_value

    def _mock_remember(self, args, kwargs):
        """Tells those that this mock is a part of."""
        mock, name = self, ""
        self.mock_calls.append(_Call((name, args, kwargs)))
        while mock._mock_parent is not None:
            own = mock._mock_own_name
            name = own + ("" if not name or name.startswith("(") else ".") + name
            returned = own == "()"
            mock = mock._mock_parent
            if not returned and "(" not in name:
                mock.method_calls.append(_Call((name, args, kwargs)))
            mock.mock_calls.append(_Call((name, args, kwargs)))


class Mock(CallableMixin, NonCallableMock):
    """A mock that can be called."""

    def __init__(
        self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
        **kwargs,
    ):
        super().__init__(spec=spec, name=name, spec_set=spec_set, parent=parent)
        self.__dict__.update(_mock_return=DEFAULT, _mock_effect=None, _mock_wraps=wraps)
        if return_value is not DEFAULT:
            self.return_value = return_value
        self.side_effect = side_effect
        self.configure_mock(**kwargs)


# Special methods of MagicMock: what they give unless something else is set.
_DEFAULTS = {
    "__int__": 1, "__float__": 1.0, "__bool__": True, "__index__": 1, "__len__": 0, "__contains__": False,
    "__exit__": False, "__complex__": 1j,
}
_SUPPORTED = (
    *_DEFAULTS, "__getitem__", "__setitem__", "__delitem__", "__enter__", "__iter__", "__add__", "__sub__", "__mul__",
    "__truediv__", "__floordiv__", "__mod__", "__and__", "__or__", "__xor__", "__lshift__", "__rshift__", "__pow__",
    "__neg__", "__pos__", "__invert__", "__iadd__", "__isub__", "__imul__",
)


def _special(name):
    def method(self, *args, **kwargs):
        return _special_child(self, name)(*args, **kwargs)

    method.__name__ = name
    return method


def _special_child(mock, name):
    children = mock._mock_children
    if name not in children:
        child = children[name] = mock._mock_child(name)
        if name == "__iter__":
            child.side_effect = lambda: iter(_iterated(child))
        elif name in _DEFAULTS:
            child.return_value = _DEFAULTS[name]
    return children[name]


def _iterated(iterator):
    """What a mock is iterated over: nothing, unless it is set."""
    value = iterator.__dict__["_mock_return"]
    return () if value is DEFAULT else value


class MagicMock(Mock):
    """A mock with special methods."""

    def __getattr__(self, name):
        if name in _SUPPORTED:
            return _special_child(self, name)
        return super().__getattr__(name)

    def __getattribute__(self, name):
        if name in _SUPPORTED and name in vars(MagicMock):
            return _special_child(self, name)
        return super().__getattribute__(name)


for _name in _SUPPORTED:
    setattr(MagicMock, _name, _special(_name))


class PropertyMock(Mock):
    """Stands for a property: reading it is a call without arguments, setting it one with the value."""

    def __get__(self, obj, kind=None):
        return self()

    def __set__(self, obj, value):
        self(value)


def seal(mock):
    """From now on, new attributes are errors."""
    mock.__dict__["_mock_sealed"] = True
    for child in mock._mock_children.values():
        seal(child)


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    """A mock with the attributes of an object."""
    return MagicMock(spec=spec, **kwargs)


def mock_open(mock=None, read_data=""):
    """A mock for `open`, whose files have this text or these bytes in them."""
    import io
    handle = MagicMock()
    state = [None]

    def start():
        state[0] = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)

    start()
    handle.read.side_effect = lambda *args: state[0].read(*args)
    handle.readline.side_effect = lambda *args: state[0].readline(*args)
    handle.readlines.side_effect = lambda *args: state[0].readlines(*args)
    handle.__iter__.side_effect = lambda: iter(state[0].readlines())
    handle.__enter__.return_value = handle
    mock = MagicMock(name="open") if mock is None else mock

    def opened(*args, **kwargs):
        start()
        return DEFAULT

    mock.side_effect = opened
    mock.return_value = handle
    return mock


# Last, for it needs the classes above.
from unittest._patching import patch
