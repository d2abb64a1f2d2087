a = [1]
a.append(a)
print(a)
d = {}
d["self"] = d
print(d)
t = ([],)
t[0].append(t)
print(t)
class N:
    def __init__(self): self.next = self
    def __repr__(self): return "N"
print([N().next])
