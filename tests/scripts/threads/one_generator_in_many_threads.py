from _together import together

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
