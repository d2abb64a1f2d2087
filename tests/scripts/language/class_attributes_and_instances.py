class Dog:
    tricks = []
    legs = 4
    def __init__(self, name):
        self.name = name
    def add(self, t): self.tricks.append(t)
a, b = Dog("a"), Dog("b")
a.add("roll")
print(b.tricks)
a.legs = 3
print(a.legs, b.legs, Dog.legs)
Dog.legs = 5
print(a.legs, b.legs)
print(a.__dict__, sorted(k for k in Dog.__dict__ if not k.startswith("__")))
