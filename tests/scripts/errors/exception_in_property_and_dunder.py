class Temp:
    @property
    def value(self):
        return self._value * 2
    def __add__(self, other):
        return self.value + other
t = Temp()
t._value = 4
print(t + 1)
del t._value
t + 1
