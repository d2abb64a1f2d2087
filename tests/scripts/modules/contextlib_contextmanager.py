from contextlib import contextmanager


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("inside:", repr(error))
    finally:
        print(f"</{name}>")


with tag("p") as upper:
    print(upper)
with tag("q"):
    raise ValueError("swallowed")
try:
    with tag("r"):
        raise KeyError("passes")
except KeyError as error:
    print("outside:", repr(error))

print(tag.__name__, type(tag("x")).__name__)


@tag("f")
def greet(name):
    print("hello", name)


greet("a")
greet("b")
print(greet.__name__)
