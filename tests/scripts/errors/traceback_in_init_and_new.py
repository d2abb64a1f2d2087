class Base:
    def __init__(self, size):
        self.data = [0] * size
class Table(Base):
    def __init__(self, size):
        super().__init__(size)
        self.first = self.data[0]
print(len(Table(3).data))
Table("3")
