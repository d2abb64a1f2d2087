t = str.maketrans("abc", "xyz", "d")
print("abcd e".translate(t), t)
print("hello".translate({ord("h"): "J", ord("l"): None, 111: 48}), "ab".translate(str.maketrans({"a": "[A]", "b": 66})))
try:
    str.maketrans("ab", "c")
except ValueError as e:
    print(e)
