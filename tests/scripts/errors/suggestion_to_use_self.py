class Counter:
    def __init__(self): self.total = 0
    def add(self):
        total += 1
    def show(self):
        return total
Counter().show()
