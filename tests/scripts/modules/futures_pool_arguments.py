import os
from concurrent.futures import Executor, ThreadPoolExecutor, thread

for arguments in ({"max_workers": 0}, {"max_workers": -1}, {"initializer": 5}, {"max_workers": "2"}, {"workers": 1}):
    try:
        ThreadPoolExecutor(**arguments)
        print("made")
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(ThreadPoolExecutor()._max_workers == min(32, os.process_cpu_count() + 4), ThreadPoolExecutor(7)._max_workers)
print(ThreadPoolExecutor.__mro__, issubclass(thread.BrokenThreadPool, RuntimeError), thread.BrokenThreadPool.__mro__[1])
for call in (Executor().submit, Executor().map):
    try:
        print(call(abs, [1]))
    except NotImplementedError as error:
        print(type(error).__name__, error.args)
print(Executor().shutdown(), Executor().__enter__() is not None)
import concurrent.futures

print(concurrent.futures.__all__)
