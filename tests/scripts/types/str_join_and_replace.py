print(",".join(["a", "b"]), "".join("xyz"), "-".join([]), "-".join(str(i) for i in range(3)), ", ".join({"k": 1}))
print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "aaa".replace("aa", ""), "x".replace("x", "xx", -1))
try:
    ",".join(["a", 1])
except TypeError as e:
    print(e)
try:
    ",".join(5)
except TypeError as e:
    print(e)
