from _together import together

shared = {}
def change(number):
    for i in range(1000):
        shared[number, i] = [i]
        assert shared[number, i] == [i] and (number, i) in shared
        if i % 2: del shared[number, i]
        elif i % 4: assert shared.pop((number, i)) == [i]
together(change)
print(len(shared), sorted(shared)[:2])

first = {}
winners = []
def claim(number):
    for i in range(500):
        if first.setdefault(i, number) == number: winners.append(i)
together(claim)
print(len(winners), sorted(winners) == list(range(500)))

table = {i: str(i) for i in range(100)}
def use(number):
    for i in range(400):
        if number == 0: table[i % 100] = str(i % 100)
        elif number == 1: table.update({key: str(key) for key in range(100, 110)})
        elif number == 2: assert len(list(table)) >= 100 and table.copy()[i % 100] == str(i % 100)
        else:
            try:
                for key, value in table.items(): assert value == str(key)
            except RuntimeError as error: assert "changed" in str(error)
together(use)
print(len(table))
