from collections import UserDict, UserList, UserString
class Lower(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
d = Lower(ABC=1)
d["X"] = 2
print(d, d["abc"], "x" in d, len(d), d.data)
class Loud(UserList):
    def append(self, x):
        print("append", x)
        super().append(x)
l = Loud([1])
l.append(2)
print(l, l + [3], l[0], len(l), l.data, UserString("ab").upper() + "c")
