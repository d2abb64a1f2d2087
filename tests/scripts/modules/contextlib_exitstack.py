from contextlib import ExitStack, contextmanager, closing, nullcontext, suppress


@contextmanager
def step(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("leave", name)


with ExitStack() as stack:
    names = [stack.enter_context(step(name)) for name in "abc"]
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *details: print("pushed", details))
    print(names)

with ExitStack() as stack:
    stack.enter_context(step("x"))
    kept = stack.pop_all()
print("not yet")
kept.close()

with ExitStack() as stack:
    stack.push(lambda kind, error, trace: print("outer sees", kind) or True)
    stack.enter_context(suppress(KeyError))
    stack.callback(print, "unwinding")
    raise KeyError("gone")


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door, nullcontext(5) as five, nullcontext() as nothing:
    print(type(door).__name__, five, nothing)

for bad in (3, Door()):
    try:
        ExitStack().enter_context(bad)
    except TypeError as error:
        print(error)
