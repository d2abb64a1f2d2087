"""Writes sets.txt: random sequences of set operations, and what CPython makes of them.

Run it with CPython 3.13. Each line is `HASHING OPERATIONS => RESULTS`. Keys are numbers; two keys are equal if they
are so modulo 1,000,000, and HASHING says how the hash comes from that. Three sets, a to c, begin empty:

    a+5 add    a-5 discard    a?5 contains    a! pop    a0 clear
    a=bc|      a = b | c; also & - ^
    ab|        a |= b; also & - ^
    a=b        a = b.copy()
    a<b        a <= b           a/b   a.isdisjoint(b)
    a:N,F,S|   a.update(N keys from F in steps of S), as an iterable; also & (intersection_update) - ^
    a@N,F,S|   the same with a dict, - and & as a.difference and a.intersection, assigned

RESULTS are the keys of a, b and c in order, or `#LENGTH:DIGEST` for more than 12, what the questions and pops
answered, and the number and digest of the `__eq__` calls.
"""

import random

HASHINGS = [
    lambda v: v,
    lambda v: v % 3,
    lambda v: v * 32,
    lambda v: (v << 20) ^ v,
    lambda v: ((v * 6364136223846793005 + 1442695040888963407) & (2**61 - 1)) - 2**60,
    lambda v: -v - 2,
    lambda v: v * 8,
    lambda v: v // 4,
]


def digest(numbers):
    result = 0
    for number in numbers:
        result = (result * 31 + number + 1) & 0xFFFFFFFF
    return result


class Key:
    hashing = None
    calls = []

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return Key.hashing(self.number % 1_000_000)

    def __eq__(self, other):
        Key.calls.append(self.number * 7 + other.number)
        return self.number % 1_000_000 == other.number % 1_000_000


OPERATORS = {
    "|": (set.__or__, set.__ior__, set.update, set.union),
    "&": (set.__and__, set.__iand__, set.intersection_update, set.intersection),
    "-": (set.__sub__, set.__isub__, set.difference_update, set.difference),
    "^": (set.__xor__, set.__ixor__, set.symmetric_difference_update, set.symmetric_difference),
}


def run(hashing, operations):
    Key.hashing = HASHINGS[hashing]
    Key.calls = []
    keys = {}
    key = lambda number: keys.setdefault(number, Key(number))
    sets = {"a": set(), "b": set(), "c": set()}
    answers = []
    for op in operations:
        name, verb, rest = op[0], op[1], op[2:]
        target = sets[name]
        if verb == "+":
            target.add(key(int(rest)))
        elif verb == "-":
            target.discard(key(int(rest)))
        elif verb == "?":
            answers.append(int(key(int(rest)) in target))
        elif verb == "!":
            answers.append(target.pop().number if target else -1)
        elif verb == "0":
            target.clear()
        elif verb == "<":
            answers.append(int(target <= sets[rest]))
        elif verb == "/":
            answers.append(int(target.isdisjoint(sets[rest])))
        elif verb == "=" and len(rest) == 1:
            sets[name] = sets[rest].copy()
        elif verb == "=":
            sets[name] = OPERATORS[rest[2]][0](sets[rest[0]], sets[rest[1]])
        elif verb in ":@":
            count, first, stride = map(int, rest[:-1].split(","))
            other = [key(first + i * stride) for i in range(count)]
            if verb == ":":
                OPERATORS[rest[-1]][2](target, other)
            elif rest[-1] in "|^":
                OPERATORS[rest[-1]][2](target, dict.fromkeys(other))
            else:
                sets[name] = OPERATORS[rest[-1]][3](target, dict.fromkeys(other))
        else:
            OPERATORS[rest][1](target, sets[verb])
    results = []
    for one in sets.values():
        numbers = [k.number for k in one]
        short = ",".join(map(str, numbers))
        results.append(short if len(numbers) <= 12 else f"#{len(numbers)}:{digest(numbers)}")
    results.append(",".join(map(str, answers)))
    results.append(f"{len(Key.calls)}:{digest(Key.calls)}")
    return " ".join(part or "." for part in results)


def operation(rng, span):
    name, other, third = (rng.choice("abc") for _ in range(3))
    number = lambda: rng.randrange(span) + rng.choice((0, 0, 0, 1_000_000))
    some = lambda: f"{rng.choice((1, 3, 8, 20, 60))},{rng.randrange(span)},{rng.choice((1, 1, 2, 7))}"
    kind = rng.choices(range(13), (12, 6, 3, 4, 0.2, 4, 4, 1, 1, 1, 3, 2, 0.5))[0]
    return [
        lambda: f"{name}+{number()}",
        lambda: f"{name}-{number()}",
        lambda: f"{name}?{number()}",
        lambda: f"{name}!",
        lambda: f"{name}0",
        lambda: f"{name}={other}{third}{rng.choice('|&-^')}",
        lambda: f"{name}{other}{rng.choice('|&-^')}",
        lambda: f"{name}={other}",
        lambda: f"{name}<{other}",
        lambda: f"{name}/{other}",
        lambda: f"{name}:{some()}{rng.choice('|||&-^')}",
        lambda: f"{name}@{some()}{rng.choice('|-^&')}",
        lambda: f"{name}:{rng.randrange(200, 700)},0,1|",
    ][kind]()


def main():
    rng = random.Random(13)
    with open("sets.txt", "w") as out:
        for number in range(400):
            hashing = number % len(HASHINGS)
            span = rng.choice((10, 30, 100, 300))
            operations = [operation(rng, span) for _ in range(rng.choice((6, 12, 25, 50)))]
            if number % 100 == 50:
                operations[3:3] = ["a:90000,0,1|", "b=a", "b:30000,10,2-", "a-1", "a+1"]
            if number % 20 == 5:
                operations[:0] = ["b:25,0,1|", "c+1000001", "c+1000002", "cb-"]
            print(hashing, ";".join(operations), "=>", run(hashing, operations), file=out)


if __name__ == "__main__":
    main()
