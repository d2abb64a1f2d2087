class Clearing:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        self.target.clear()
        return 3


for how in (lambda row, by: row * by, lambda row, by: by * row):
    row = [1, 2]
    print(how(row, Clearing(row)), row)
row = [1, 2]
row *= Clearing(row)
print(row)


class Growing:
    def __index__(self):
        row.append(9)
        return 2


row = [1]
print(row * Growing(), row)
row *= Growing()
print(row)
