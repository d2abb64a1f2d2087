class Part:
    def __init__(self, n): self.n = n
    def __del__(self): print("part", self.n)
class Base:
    def __del__(self): print("base del")
class Whole(Base):
    def __init__(self): self.a, self.b = Part(1), Part(2)
    def __del__(self):
        print("whole del")
        super().__del__()
w = Whole()
del w
print("end")
