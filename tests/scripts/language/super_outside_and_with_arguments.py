class A:
    @classmethod
    def make(cls): return "A.make " + cls.__name__
    @staticmethod
    def st(): return "A.st"
    @property
    def p(self): return "A.p"
class B(A):
    @classmethod
    def make(cls): return "B>" + super().make()
    @staticmethod
    def st(): return "B>" + super(B, B).st()
    @property
    def p(self): return "B>" + super().p
print(B.make(), B.st(), B().p)
try:
    super()
except RuntimeError as e:
    print(e)
try:
    super(B, 5)
except TypeError as e:
    print(e)
try:
    B().missing
except AttributeError as e:
    print(e)
