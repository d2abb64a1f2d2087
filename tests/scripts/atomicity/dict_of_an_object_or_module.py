# vars(o).setdefault(...), globals().setdefault(...) and popitem are one step too.
from _hammer import hammer

class Thing:
    pass

thing, won = Thing(), []
def claimer(number):
    def work(i):
        if vars(thing).setdefault(f"name{i}", number) == number: won.append(i)
        if globals().setdefault(f"global{i}", number) == number: won.append(-i - 1)
    return work
hammer(*map(claimer, range(4)), rounds=60)
print(len(won), sorted(won) == list(range(-60, 60)))

other, taken = Thing(), []
for i in range(200): setattr(other, f"a{i}", i)
def take(i): taken.append(vars(other).popitem())
hammer(take, take, take, take, rounds=50)
print(sorted(value for _, value in taken) == list(range(200)), vars(other))
