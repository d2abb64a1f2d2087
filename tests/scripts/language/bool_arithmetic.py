print(True + True, True * 3, sum([True, False, True]), -True, True / 2)
print(True & False, True | False, True ^ True, type(True & 1).__name__, type(True & True).__name__)
print(["no", "yes"][True], True == 1, True < 2, isinstance(True, int), f"{True} {True:d} {True:5}|")
print({True: "a"}[1], int(True), str(True), bool("False"))
