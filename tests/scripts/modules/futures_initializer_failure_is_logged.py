# exit: 0
from concurrent.futures import ThreadPoolExecutor


def fail():
    raise ValueError("initializer")


with ThreadPoolExecutor(1, initializer=fail) as pool:
    try:
        pool.submit(abs, -1).result()
    except Exception as error:
        print(type(error).__name__)
