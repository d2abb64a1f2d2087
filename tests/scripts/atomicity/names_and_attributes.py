# x = y and o.f = y are one step: readers get the old value or the new one.
from _hammer import hammer

class Thing:
    shared = (0, 0)
    def __init__(self): self.pair = (0, 0)

class Slotted:
    __slots__ = ("pair", "other")

pair, thing, slotted = (0, 0), Thing(), Slotted()
slotted.pair = (0, 0)
def whole(pair): assert pair[0] == pair[1]
def write(i):
    global pair
    pair = thing.pair = slotted.pair = Thing.shared = (i, i)
def read(i):
    whole(pair), whole(thing.pair), whole(slotted.pair), whole(thing.shared)
def come_and_go(i):
    setattr(thing, f"new{i}", (i, i))
    whole(getattr(thing, f"new{i}"))
    if i % 8 == 0: delattr(thing, f"new{i}")
def come_and_go_in_slot(i):
    slotted.other = i
    try: del slotted.other
    except AttributeError: pass
    whole(vars(thing).copy()["pair"])
hammer(write, read, come_and_go, come_and_go_in_slot)
print(len(vars(thing)))
