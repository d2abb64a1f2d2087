import copy


def greet(name="you"):
    return ("hello", 5, name)


code = greet.__code__
print([constant for constant in code.co_consts if constant])
changed = code.replace(co_consts=tuple({"hello": "good bye", 5: 2.5}.get(constant, constant) for constant in code.co_consts), co_name="part")
print(changed.co_consts[-2:], changed.co_name, code.co_consts[-2:])
greet.__code__ = changed
print(greet("Ann"), greet.__name__)


def outer():
    def inner():
        return "inner"

    return inner()


def other():
    return "other"


constants = tuple(other.__code__ if hasattr(constant, "co_code") else constant for constant in outer.__code__.co_consts)
outer.__code__ = outer.__code__.replace(co_consts=constants)
print(outer())
print(copy.replace(code, co_firstlineno=100).co_firstlineno, code == code.replace(), code == changed)
for wrong in ({"co_consts": [None]}, {"co_consts": 5}, {"co_name": 5}, {"co_nothing": 1}):
    try:
        code.replace(**wrong)
    except TypeError as error:
        print(error)
