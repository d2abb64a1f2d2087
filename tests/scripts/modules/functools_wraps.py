from functools import wraps, update_wrapper
def deco(f):
    @wraps(f)
    def wrapper(*a, **k):
        "wrapper doc"
        return f(*a, **k)
    return wrapper
@deco
def hello(name: str):
    "says hello"
    return "hello " + name
hello.tag = 1
print(hello.__name__, hello.__doc__, hello("x"), hello.__wrapped__.__name__, hello.__qualname__, hello.__annotations__, hello.__module__)
