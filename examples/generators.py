# Look for: a generator stops at each yield and goes on from there; a pipeline of them handles one value at a time.
#   minipy generators.py


def numbers(n):
    for i in range(n):
        print(f"  make {i}")
        yield i


def squares(xs):
    for x in xs:
        print(f"  square {x}")
        yield x * x


def average():
    total, count, answer = 0, 0, None
    while True:
        value = yield answer
        total += value
        count += 1
        answer = total / count


print("lazily, one at a time:")
for value in squares(numbers(3)):
    print(f"  got {value}")

print("values can be sent in:")
running = average()
next(running)
for value in (10, 20, 60):
    print(f"  average so far: {running.send(value)}")

try:
    next(numbers(0))
except StopIteration:
    print("an empty generator ends with StopIteration")
