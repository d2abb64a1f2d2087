# In which order a collection calls the __del__ of objects that are in cycles.
import gc

died = []


class Node:
    def __init__(self, name):
        self.name, self.me = name, self

    def __del__(self):
        died.append(self.name)


gc.disable()
gaps = [Node("") for _ in range(3)]
for gap in gaps:
    gap.me = None
del gap
nodes = [Node(name) for name in "abc"]
gaps.clear()  # what is made next lies where these were
nodes += [Node(name) for name in "def"]
died.clear()
del nodes
gc.collect()
print("all died:", sorted(died) == list("abcdef"))
print("in the order in which they were made:", died == list("abcdef"))
