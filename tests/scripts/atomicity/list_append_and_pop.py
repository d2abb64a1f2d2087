# L.append(x) and L.pop() are one step: nothing is lost, and no item goes to two.
from _hammer import hammer

items, popped = [], [[], []]
def append(i): items.append(("a", i))
def append_too(i): items.append(("b", i))
def pop(into):
    def work(i):
        try: into.append(items.pop())
        except IndexError as error: assert str(error) == "pop from empty list"
    return work
hammer(append, append_too, pop(popped[0]), pop(popped[1]), rounds=500)
everything = sorted(items + popped[0] + popped[1])
print(len(everything), everything == sorted((name, i) for name in "ab" for i in range(500)))
