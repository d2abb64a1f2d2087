import contextlib
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def plain():
    yield 1


def not_a_generator():
    return 3


for call in (
    lambda: plain(1), lambda: contextmanager(not_a_generator)().__enter__(), lambda: closing(), lambda: closing(3).__exit__(None, None, None),
    lambda: nullcontext(1, 2), lambda: suppress(3).__exit__(ValueError, ValueError(), None),
    lambda: ExitStack().enter_context(None), lambda: contextlib.redirect_stdout(), lambda: plain.__wrapped__(2),
    lambda: contextlib.AbstractContextManager(),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
stack = ExitStack()
print(stack.push(print) is print, stack.callback(len, "x") is len)
stack.pop_all()
print(stack.close(), closing(3).thing, plain().__enter__())
with ExitStack() as outer:
    outer.enter_context(suppress(ZeroDivisionError))
    outer.callback(lambda: 1 / 0)
print("suppressed")
