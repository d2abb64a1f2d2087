class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
s = Stack([1])
s.push(2)
print(s, s.peek(), len(s), s == [1, 2], type(s + [3]).__name__)
class Default(dict):
    def __missing__(self, k): return k * 2
d = Default(a=1)
print(d["a"], d["b"], "b" in d, d.get("b"))
class Celsius(float):
    def __repr__(self): return f"{float(self)}C"
print(Celsius(3.5), Celsius(1) + 1)
class Name(str):
    def shout(self): return self.upper() + "!"
print(Name("bob").shout(), Name("x") == "x", {Name("k"): 1}["k"])
class Int(int):
    def __add__(self, o): return "added"
print(Int(3) + 4, Int(3) * 2, 4 + Int(3))
