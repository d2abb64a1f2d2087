# Updates of all kinds without a lock. At the end: how many of each were made, and what has become of them.
import json
import threading

TIMES = 40
counter = total = tries = nested = wrapped = spread = named = 0
stock = {}
rows = [0, 0]
made = {}


class Account:
    opened = 0

    def __init__(self):
        self._balance = 0

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        self._balance = value

    def get(self):
        return self._balance

    def set(self, *, value):
        self._balance = value


account = Account()


def steps():
    """Between the read and the store of a round the generator waits."""
    global total
    while True:
        seen = total
        yield
        total = seen + 1


def shared_cell():
    count = 0

    def more():
        nonlocal count
        count += 1

    return more, lambda: count


more, cell = shared_cell()


def one():
    global nested
    nested = max(nested + 1, 0)
    return 1


def add(number, *, to):
    return to + number


def passed_on(function):
    def inner(*given, **others):
        return function(*given, **others)

    return inner


@passed_on
def next_of(number, *rest, step, **more):
    return number + step


def attempt(number):
    global tries
    try:
        seen = tries
        if number % 3 == 0:
            raise ValueError(number)
        tries = seen + 1
    except ValueError:
        seen = tries
        seen += 1
        tries = seen
    finally:
        account.balance += 1


def count(**kinds):
    for name, times in kinds.items():
        made.setdefault(name, []).append(times)


def work():
    global counter, wrapped, spread, named
    walk = steps()
    next(walk)
    for number in range(TIMES):
        counter = add(one(), to=counter)
        attempt(number)
        account.set(value=account.get() + 1)
        Account.opened += 1
        stock["tea"] = stock.get("tea", 0) + 1
        rows[-1] += 1
        first = rows[0]
        rows[0] = first + 1
        next(walk)
        more()
        wrapped = next_of(wrapped, step=1)
        spread = max(*[0, spread + 1], *(), -1)
        named = add(1, **{"to": named})
    count(counter=TIMES, nested=TIMES, tries=TIMES, balance=2 * TIMES, opened=TIMES, tea=TIMES, first=TIMES,
          last=TIMES, total=TIMES, count=TIMES, wrapped=TIMES, spread=TIMES, named=TIMES)


threads = [threading.Thread(target=work, name=name) for name in "ABC"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

names = dict(balance="Account._balance", opened="Account.opened", tea="stock['tea']", first="rows[0]",
             last="rows[1]", count="shared_cell.count")
ends = dict(counter=counter, nested=nested, tries=tries, balance=account._balance, opened=Account.opened,
            tea=stock["tea"], first=rows[0], last=rows[1], total=total, count=cell(), wrapped=wrapped,
            spread=spread, named=named)
print(json.dumps({names.get(name, name): [sum(made[name]), end] for name, end in ends.items()}))
