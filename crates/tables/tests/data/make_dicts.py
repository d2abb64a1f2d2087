"""Writes dicts.txt: random sequences of dict operations, and what CPython makes of them.

Run it with CPython 3.13. Each line is `HASHING OPERATIONS => RESULTS`. Keys and hashings are those of make_sets.py.
Two dicts, a and b, begin empty:

    a+5 a[5] = None    a-5 a.pop(5, None)    a?5 5 in a    a! popitem    a0 clear
    a=b copy           a:b update            a( new iterator             a> its next

RESULTS are the keys of a and b in order, or `#LENGTH:DIGEST` for more than 12, their numbers of hash slots, what the
questions, popitem and the iterators answered (`s` size changed, `k` keys changed, `e` end), and the number and
digest of the `__eq__` calls.
"""

import random
import sys

from make_sets import HASHINGS, Key, digest


def slots(table):
    """The number of hash slots, from the size of an object with 24 bytes an entry."""
    size = sys.getsizeof(table) - 64
    if size == 0:
        return 8
    number = 8
    while size != 32 + number * (1 if number <= 128 else 2) + number * 2 // 3 * 24:
        number *= 2
    return number


def run(hashing, operations):
    Key.hashing = HASHINGS[hashing]
    Key.calls = []
    keys = {}
    key = lambda number: keys.setdefault(number, Key(number))
    dicts = {"a": {}, "b": {}}
    iterators = {"a": iter(()), "b": iter(())}
    answers = []
    for op in operations:
        name, verb, rest = op[0], op[1], op[2:]
        target = dicts[name]
        if verb == "+":
            target[key(int(rest))] = None
        elif verb == "-":
            target.pop(key(int(rest)), None)
        elif verb == "?":
            answers.append(int(key(int(rest)) in target))
        elif verb == "!":
            answers.append(target.popitem()[0].number if target else -1)
        elif verb == "0":
            target.clear()
        elif verb == "=":
            dicts[name] = dicts[rest].copy()
        elif verb == ":":
            target.update(dicts[rest])
        elif verb == "(":
            iterators[name] = iter(target)
        else:
            try:
                answers.append(next(iterators[name]).number)
            except StopIteration:
                answers.append("e")
            except RuntimeError as error:
                answers.append("s" if "size" in str(error) else "k")
    results = []
    for one in dicts.values():
        numbers = [k.number for k in one]
        short = ",".join(map(str, numbers))
        results.append(short if len(numbers) <= 12 else f"#{len(numbers)}:{digest(numbers)}")
    results.append(",".join(str(slots(one)) for one in dicts.values()))
    results.append(",".join(map(str, answers)))
    results.append(f"{len(Key.calls)}:{digest(Key.calls)}")
    return " ".join(part or "." for part in results)


def operations(rng, span, length):
    number = lambda: rng.randrange(span) + rng.choice((0, 0, 0, 1_000_000))
    while length > 0:
        length -= 1
        name = rng.choice("ab")
        kind = rng.choices("+-?!0=:(>x", (30, 14, 4, 4, 0.3, 0.7, 1, 2, 4, 4))[0]
        if kind in "+-?":
            yield f"{name}{kind}{number()}"
        elif kind in "=:":
            yield f"{name}{kind}{rng.choice('ab')}"
        elif kind == "x":
            # The size stays and the keys change: what an iterator meets then depends on positions.
            yield from (f"{name}!", f"{name}+{number()}", f"{name}>")
        else:
            yield f"{name}{kind}"


def main():
    rng = random.Random(17)
    with open("dicts.txt", "w") as out:
        for number in range(300):
            hashing = number % len(HASHINGS)
            length = rng.choice((10, 25, 60, 120))
            if number % 100 == 50:
                length = 3000
            sequence = list(operations(rng, rng.choice((8, 25, 300, length)), length))
            if number % 20 == 7:
                # A dict with more slots than its keys need, merged into an empty one.
                sequence[:0] = [f"b+{key}" for key in range(30)] + ["b!"] * rng.randrange(30) + ["a:b", "a=a"]
            print(hashing, ";".join(sequence), "=>", run(hashing, sequence), file=out)


if __name__ == "__main__":
    main()
