# L.remove(x) finds and removes in one step: it takes the item that it found, whatever others remove meanwhile.
from _hammer import hammer

class Thing:
    pass

for numbers in [
    list(range(400)), [float(i) for i in range(400)], [str(i) for i in range(400)], [Thing() for i in range(400)],
    [(i, str(i)) for i in range(400)], [2**70 + i for i in range(400)],
]:
    items, wanted = list(numbers), list(numbers)
    def remover(number):
        def work(i): items.remove(wanted[i * 4 + number])
        return work
    hammer(*map(remover, range(4)), rounds=100)
    print(items)
