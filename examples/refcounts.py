# Look for: the count rises with every name and container that holds the object, and `__del__` runs at zero, not later.
#   minipy refcounts.py
import sys


class Thing:
    def __del__(self):
        print("  freed")


thing = Thing()
base = sys.getrefcount(thing)


def show(what):
    print(f"{what:<32} {sys.getrefcount(thing) - base:+d}")


show("one name")
again = thing
show("a second name")
box = [thing, thing]
show("twice in a list")
table = {"key": thing}
show("as a value in a dict")
del again
box.pop()
show("without the second name, one item")
box.clear()
table.clear()
show("containers emptied")
print("del thing:")
del thing
print("after del")
