class C:
    "doc"


for name in "__name__", "__qualname__", "__doc__", "__module__", "__mro__", "__dict__", "__bases__":
    try:
        delattr(C, name)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
for name, value in ("__name__", 5), ("__qualname__", None), ("__name__", "a\0b"), ("__bases__", [object]):
    try:
        setattr(C, name, value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for name in "__doc__", "__name__", "__bases__", "fresh":
    try:
        setattr(int, name, "x")
    except TypeError as error:
        print(error)
for call in lambda: type(1, x=2), lambda: type(1, 2), lambda: type("A", (), {}, 5):
    try:
        call()
    except TypeError as error:
        print(error)
C.__name__, C.__qualname__, C.__doc__, C.__module__ = "D", "E.D", "other", None
print(C, C.__name__, C.__doc__)
