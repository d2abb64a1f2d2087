class A(Base, metaclass=Meta):
    """Doc."""
    x: int = 1
    def __init__(self):
        super().__init__()
        self.b = self.__private = 1
        self.a = super().a
    def other(self):
        return super(A, self).other(), __class__
    y = [x for _ in range(3)]

class Empty: pass

class Star(*bases, **kw): pass
