"""Threads that count their own calls: nested, recursive, generators, exceptions."""
import threading

calls = {"outer": 0, "inner": 0, "climb": 0, "numbers": 0}


def outer(number):
    calls["outer"] += 1
    try:
        return inner(number)
    except ValueError:
        return climb(3)


def inner(number):
    calls["inner"] += 1
    if number % 3 == 0:
        raise ValueError(number)
    return number


def climb(height):
    calls["climb"] += 1
    return climb(height - 1) if height else 0


def numbers(count):
    for number in range(count):
        calls["numbers"] += 1
        yield number
    calls["numbers"] += 1


def work():
    return sum(outer(number) for number in numbers(10))


def alone():
    thread = threading.Thread(target=work, name="w")
    thread.start()
    thread.join()


for _ in range(3):
    alone()
print(*(f"{name}={count}" for name, count in calls.items()))
