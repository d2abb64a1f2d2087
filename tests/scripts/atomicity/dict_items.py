# D[k], D.get(k), k in D, D[k] = v, del D[k], pop, popitem and setdefault are one step.
from _hammer import hammer

table = {"a": (0, 0)}
def write(i): table["a"] = (i, i)
def read(i):
    first, second = table["a"]
    assert first == second and table.get("a") is not None and "a" in table and len(table) == 1
hammer(write, read, write, read, rounds=500)
print(len(table))

jobs, done = {}, [[], []]
def put(i): jobs[i] = -i
def take(into):
    def work(i):
        try: into.append(jobs.popitem())
        except KeyError: pass
        value = jobs.pop(i, None)
        if value is not None: into.append((i, value))
    return work
def forget(i):
    try: del jobs[i + 1000]
    except KeyError as error: assert error.args == (i + 1000,)
hammer(put, take(done[0]), take(done[1]), forget, rounds=500)
everything = sorted([*jobs.items(), *done[0], *done[1]])
print(everything == [(i, -i) for i in range(500)])

first, won = {}, [0, 0, 0]
def claimer(number):
    def work(i):
        if first.setdefault(i, number) == number: won[number] += 1
    return work
hammer(claimer(0), claimer(1), claimer(2), rounds=300)
print(sum(won), len(first))
