"""Threads that compute: generators, nested calls, exceptions."""
import threading


def numbers(count):
    for number in range(count):
        yield number


def inner(number):
    if number % 7 == 0:
        raise ValueError(number)
    return number


def outer(number):
    try:
        return inner(number)
    except ValueError:
        return -1


def work():
    total = 0
    for number in numbers(400):
        total += outer(number)
    return total


threads = [threading.Thread(target=work, name=f"w{index}") for index in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
