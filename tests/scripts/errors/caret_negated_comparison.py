# exit: 0
# A comparison that is negated is marked with its `not`.
import threading


def whole():
    return not (1 < "a")


def part():
    return [not 1 < "a", 2]


def chained():
    return [not 1 < 2 < "a", 2]


def inside():
    return [not (1 in 5), 2]


def twice():
    return [not not (1 < "a"), 2]


def condition():
    if not (1 < "a"):
        pass


for function in [whole, part, chained, inside, twice, condition]:
    thread = threading.Thread(target=function, name="T")
    thread.start()
    thread.join()
