import traceback
from concurrent.futures import ThreadPoolExecutor


class Own(Exception):
    pass


def fail(error):
    raise error


def chain():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise Own("outer") from error


with ThreadPoolExecutor(2) as pool:
    for error in (ValueError("a", 1), Own(), KeyboardInterrupt("in a worker"), SystemExit(3), StopIteration(5)):
        future = pool.submit(fail, error)
        print(repr(future.exception()), future.exception() is error, future.done())
        try:
            future.result()
        except BaseException as caught:
            print(caught is error)
    future = pool.submit(chain)
    try:
        future.result()
    except Own as error:
        print(error, repr(error.__cause__))
        print(traceback.extract_tb(error.__traceback__)[-1].name)
    # The pool works on.
    print(pool.submit(sum, [1, 2]).result())
