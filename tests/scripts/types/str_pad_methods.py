print("hi".center(7, "*"), "hi".center(6) + "|", "odd".center(6, "-"), "hi".ljust(5, ".") + "|", "hi".rjust(5) + "|", "hi".center(1))
print("42".zfill(5), "-42".zfill(5), "+1".zfill(4), "abc".zfill(2), "".zfill(2), "é".center(4, "ß"))
print("a\tbc\td".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(0) + "|", "ab\n\tc".expandtabs(3))
try:
    "a".center(5, "ab")
except TypeError as e:
    print(e)
