import threading


def together(work, count=4):
    """Runs work(0), work(1), ... at the same time; says what went wrong."""
    errors = []

    def guarded(number):
        try:
            work(number)
        except BaseException as error:
            errors.append(repr(error))

    threads = [threading.Thread(target=guarded, args=(number,)) for number in range(count)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    if errors: print("went wrong:", sorted(set(errors))[:3])


def count():
    number = 0
    while True:
        yield number
        number += 1

shared = count()
got = [[] for _ in range(4)]
def take(number):
    for _ in range(500):
        try: got[number].append(next(shared))
        except ValueError as error: assert str(error) == "generator already executing"
together(take)
numbers = [number for some in got for number in some]
print(len(numbers) == len(set(numbers)), all(some == sorted(some) for some in got))
