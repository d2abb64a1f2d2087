# Look for: two objects that hold each other are not freed by counting; the collector finds them.
#   minipy cycles.py
import gc


class Node:
    def __init__(self, name):
        self.name = name
        self.partner = None

    def __del__(self):
        print(f"  {self.name} freed")


gc.disable()
print("no cycle:")
a = Node("a")
del a

print("cycle:")
b, c = Node("b"), Node("c")
b.partner, c.partner = c, b
del b, c
print("  nothing happened; now gc.collect()")
found = gc.collect()
print(f"  {'garbage was found' if found else 'nothing was found'}")
