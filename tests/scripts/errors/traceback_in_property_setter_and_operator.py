class Celsius:
    def __init__(self, t): self.t = t
    @property
    def t(self): return self._t
    @t.setter
    def t(self, value):
        if value < -273.15:
            raise ValueError(f"{value} is below absolute zero")
        self._t = value
    def __sub__(self, other):
        return Celsius(self.t - other)
(Celsius(20) - 10) - 300
