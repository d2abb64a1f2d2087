class Box:
    def __init__(self, items): self.items = items
    def first(self): return self.items[0]
boxes = {"a": Box([Box([None])])}
print(boxes["a"].first().first())
boxes["a"].first().first().items[0].first()
