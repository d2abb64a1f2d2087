from contextlib import AbstractContextManager, ContextDecorator


class Timer(ContextDecorator):
    def __init__(self):
        self.count = 0

    def __enter__(self):
        self.count += 1
        print("start", self.count)
        return self

    def __exit__(self, *details):
        print("stop", details[0])
        return False


timer = Timer()


@timer
def work(x, *, y=2):
    """Works."""
    return x + y


print(work(1), work(1, y=5), work.__doc__)
try:
    work("a")
except TypeError as error:
    print(error)


class Half(AbstractContextManager):
    pass


class Whole(AbstractContextManager):
    def __exit__(self, *details):
        return True


try:
    Half()
except TypeError as error:
    print(error)
with Whole() as whole:
    raise ValueError
print(type(whole).__name__, issubclass(Timer, AbstractContextManager), issubclass(int, AbstractContextManager))
print(AbstractContextManager[int])
