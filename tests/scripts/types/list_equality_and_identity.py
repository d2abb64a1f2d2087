x = float("nan")
print([x] == [x], [x] == [float("nan")], x in [x], [1, [2, [3]]] == [1, [2, [3]]], [1, 2] is [1, 2], [] == [], [1] != [1, 2], [0] == [False], [1, "a"] == [1, "a"])
class E:
    def __eq__(self, o): return True
    def __lt__(self, o): return False
print([E()] == [1], [1] == [E()], [E()] < [E()], [1, E()] < [1, 2], [1].__eq__((1,)))
