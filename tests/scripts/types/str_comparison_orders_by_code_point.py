words = ["b", "A", "a", "Z", "é", "aa", "", "ab", "1", "_", "😀", "\uffff"]
print(sorted(words), min(words), max(words), sorted(words, reverse=True)[0])
print("a" < "b", "a" < "B", "abc" < "abcd", "\uffff" < "😀", "a" == "a ", "É".lower() == "é", sorted("hello"), sorted(["b", "a"], key=str.upper))
