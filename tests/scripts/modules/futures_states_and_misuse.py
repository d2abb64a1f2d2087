import re
from concurrent.futures import CancelledError, Future, InvalidStateError


def show(call, *args):
    try:
        result = call(*args)
    except BaseException as error:
        result = f"{type(error).__module__}.{type(error).__name__}: {error}"
    print(re.sub("0x[0-9a-f]+", "0x", str(result)))


future = Future()
show(repr, future)
print(future.running(), future.done(), future.cancelled())
show(future.result, 0)
show(future.exception, 0.01)
show(future.result, -1)
print(future.set_running_or_notify_cancel(), future.running(), future.cancel())
show(repr, future)
show(future.result, 0)
print(future.set_result([1]), future.done())
show(repr, future)
for again in (future.set_result, future.set_exception):
    show(again, ValueError())
failed = Future()
failed.set_exception(ValueError("x"))
show(repr, failed)
show(failed.result)
show(failed.set_result, 1)
cancelled = Future()
cancelled.cancel()
show(repr, cancelled)
show(cancelled.result)
show(cancelled.exception)
show(cancelled.set_result, 1)
show(cancelled.set_running_or_notify_cancel)
show(cancelled.set_exception, OSError())
show(repr, cancelled)
print(CancelledError.__mro__, InvalidStateError.__mro__)
print(Future[int], Future.__module__)
