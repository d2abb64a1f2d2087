"""Abstract base classes."""


def abstractmethod(funcobj):
    """Marks a method that classes must define before they can have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class ABCMeta(type):
    """The class of abstract classes; others can be registered as derived from them."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        missing = {key for key, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
        for base in bases:
            for key in getattr(base, "__abstractmethods__", ()):
                if getattr(getattr(cls, key, None), "__isabstractmethod__", False):
                    missing.add(key)
        cls.__abstractmethods__ = frozenset(missing)
        cls._abc_registered = []
        return cls

    def register(cls, subclass):
        """Makes a class count as derived from this one."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if not issubclass(subclass, cls):
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            cls._abc_registered.append(subclass)
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
        return any(issubclass(subclass, derived) for derived in type.__subclasses__(cls))


class ABC(metaclass=ABCMeta):
    """A base that makes a class abstract."""

    __slots__ = ()
