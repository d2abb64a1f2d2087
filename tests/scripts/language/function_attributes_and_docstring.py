def area(w: int, h: "height" = 1) -> int:
    """Area of a rectangle.

    Second paragraph."""
    return w * h
print(area.__name__, area.__qualname__, area.__module__, area.__doc__.splitlines()[0])
print(area.__annotations__, area.__defaults__)
area.calls = 5
area.__name__ = "renamed"
print(area.calls, area.__dict__, area.__name__)
def nodoc():
    f"not {1} a docstring"
print(nodoc.__doc__)
def outer():
    def inner(): pass
    return inner
print(outer().__qualname__, (lambda: 0).__name__)
