print(1 == 1.0, 1 == "1", None == False, [] == (), "a" == b"a", 0 == False, {} == set(), 1 != "1", (1, 2) == [1, 2], range(3) == [0, 1, 2])
print(1 < 1.5 < 2, True < 2, 10 ** 20 < 1e21, 3 <= 3.0, -0.0 == 0, float("nan") != float("nan"), "abc" < "abd" < "b", (1, "a") < (1, "b"))
for f in (lambda: 1 < "a", lambda: [] < (), lambda: None < 0, lambda: {} < {}, lambda: (1, "a") < (1, 2), lambda: b"a" < "a"):
    try:
        f()
    except TypeError as e:
        print(e)
