"""Abstract base classes."""

__all__ = [
    "ABCMeta", "ABC", "abstractmethod", "abstractclassmethod", "abstractstaticmethod", "abstractproperty",
    "get_cache_token", "update_abstractmethods",
]

# Counts the registrations, which can change what isinstance() says.
_registrations = 0


def abstractmethod(funcobj):
    """Marks a method that classes must define before they can have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An abstract class method; since 3.3 @classmethod over @abstractmethod says the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """An abstract static method; since 3.3 @staticmethod over @abstractmethod says the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """An abstract property; since 3.3 @property over @abstractmethod says the same."""

    __isabstractmethod__ = True


def get_cache_token():
    """Something that is different after each registration of a class."""
    return _registrations


def _abstract_names(cls, own):
    """The names of the abstract methods among a class's own attributes and those that its bases left."""
    missing = {name for name, value in own if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                missing.add(name)
    return frozenset(missing)


def update_abstractmethods(cls):
    """Looks anew which methods of a class are abstract, after it was changed."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__.items())
    return cls


class ABCMeta(type):
    """The class of abstract classes; others can be registered as derived from them."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace.items())
        cls._abc_registered = []
        return cls

    def register(cls, subclass):
        """Makes a class count as derived from this one."""
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if not issubclass(subclass, cls):
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            cls._abc_registered.append(subclass)
            _registrations += 1
            flags = getattr(cls, "__abc_tpflags__", None)
            if flags is not None:
                try:
                    subclass.__abc_tpflags__ = flags
                except TypeError:
                    pass  # a builtin type: `match` knows it
        return subclass

    def __instancecheck__(cls, instance):
        own = type(instance)
        if cls.__subclasscheck__(own):
            return True
        shown = instance.__class__
        return shown is not own and cls.__subclasscheck__(shown)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return answer
        if cls in subclass.__mro__:
            return True
        if any(issubclass(subclass, registered) for registered in cls._abc_registered):
            return True
        derived = cls.__subclasses__()
        if not isinstance(derived, list):
            raise TypeError("__subclasses__() must return a list")
        return any(issubclass(subclass, child) for child in derived)


class ABC(metaclass=ABCMeta):
    """A base that makes a class abstract."""

    __slots__ = ()
