print([], (), {}, (1,), 1, [1, 2,], (1, 2,), {1: 2,}, {1,}, ((1)), ((1,),))
x = 1, 2
print(x, type(x).__name__, {1: "a", True: "b", 1.0: "c"}, ..., None, True, False)
print([[]] * 2, {(1, 2): [3, {4: 5}]})
print([
    1,
    2,  # comment
])
