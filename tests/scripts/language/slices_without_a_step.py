# Slices without a step, read, stored and updated in place, of lists and of what has methods for them.
class Bound:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Log:
    def __getitem__(self, index):
        print("get", index)
        return [0]

    def __setitem__(self, index, value):
        print("set", index, value)


a = [1, 2, 3, 4, 5]
a[1:3] += [9]
a[:2] = a[2::-1]
print(a, a[Bound(1) :], a[-3:-1], a[10:], a[3:1])
a[3:1] = "xy"
a[2:2] = a
print(a)
log = Log()
log[1:] += [2]
log[:] = 3
print("text"[1:], "text"[:0], "grüße"[2:4], (1, 2, 3)[1:], (1, 2)[:] == (1, 2))
try:
    a[1:"2"]
except TypeError as error:
    print(error)
try:
    (1, 2)[0:1] = [3]
except TypeError as error:
    print(error)
