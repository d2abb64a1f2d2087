import inspect


def outer():
    here = "local"
    return inner()


def inner():
    frame = inspect.currentframe()
    info = inspect.getframeinfo(frame.f_back)
    print(frame.f_code.co_name, info.function, info.code_context, info.index, sorted(frame.f_back.f_locals))
    return [(each.function, each.lineno, each.code_context) for each in inspect.stack()]


print(outer())


def generate():
    got = yield 1
    yield got


generator = generate()
print(inspect.getgeneratorstate(generator), inspect.getgeneratorlocals(generator))
next(generator)
print(inspect.getgeneratorstate(generator))
generator.send(5)
print(inspect.getgeneratorlocals(generator))
list(generator)
print(inspect.getgeneratorstate(generator), inspect.getgeneratorlocals(generator))

top = 1


def closing(x):
    y = 2

    def inside():
        return x + y + top + len("a") + unknown

    return inside


print(inspect.getclosurevars(closing(3)))
print(inspect.getargs(closing.__code__), inspect.get_annotations(closing))


class Annotated:
    a: int
    b: "str"


print(inspect.get_annotations(Annotated), inspect.get_annotations(Annotated, eval_str=True))
try:
    1 / 0
except ZeroDivisionError as error:
    print([(each.function, each.lineno) for each in inspect.trace()])
wrapper = lambda: 0
wrapper.__wrapped__ = outer
print(inspect.unwrap(wrapper).__name__)
wrapper.__wrapped__ = wrapper
try:
    inspect.unwrap(wrapper)
except ValueError as error:
    print(str(error)[:28])
