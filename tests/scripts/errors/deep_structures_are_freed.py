xs = None
for i in range(200000):
    xs = (xs,)
del xs
class Node:
    def __init__(self, next): self.next = next
n = None
for i in range(100000):
    n = Node(n)
del n
d = {}
for i in range(100000):
    d = {"k": d}
d = None
print("freed without trouble")
