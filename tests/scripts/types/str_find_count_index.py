s = "banana"
print(s.find("an"), s.rfind("an"), s.find("x"), s.index("na", 3), s.rindex("a"), s.count("a"), s.count("ana"), s.count(""), s.find("", 3), s.find("", 7))
print(s.find("an", 2), s.find("a", -2), s.count("a", 2, 5), "".find(""), "ab".rfind(""), "naïve".find("ve"))
for f in (s.index, s.rindex):
    try:
        f("zz")
    except ValueError as e:
        print(e)
