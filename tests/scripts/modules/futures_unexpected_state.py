import logging
from concurrent.futures import Future

logging.getLogger("concurrent.futures").addHandler(logging.NullHandler())
for prepare in (lambda f: f.set_running_or_notify_cancel(), lambda f: f.set_result(1)):
    future = Future()
    prepare(future)
    try:
        future.set_running_or_notify_cancel()
    except RuntimeError as error:
        print(error)
future = Future()
future.cancel()
future.set_running_or_notify_cancel()
try:
    future.set_running_or_notify_cancel()
except RuntimeError as error:
    print(error, future.cancelled())
