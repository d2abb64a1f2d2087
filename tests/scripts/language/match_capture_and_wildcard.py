match 5:
    case x:
        print(x)
match [1, 2, 3]:
    case [_, _, _]:
        print("three")
match "abc":
    case _ if False:
        print("never")
    case _:
        print("always")
print(x)
_ = "kept"
match 7:
    case _:
        pass
print(_)
