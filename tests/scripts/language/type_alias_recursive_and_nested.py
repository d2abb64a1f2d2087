type Json = dict[str, Json] | list[Json] | str | None
print(Json, Json.__value__)


def f(x):
    type Local = list[x]
    return Local


a, b = f(int), f(str)
print(a.__value__, b.__value__, a is b, a)


def g():
    later = 1
    type L = later
    later = 2
    return L.__value__


print(g())
for i in range(2):
    type Loop = i
print(Loop.__value__)
