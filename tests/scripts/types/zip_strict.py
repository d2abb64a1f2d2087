print(list(zip([1, 2], "ab", strict=True)))
for args in (([1, 2], "a"), ([1], "ab"), ([1], "a", []), ([], "", [1])):
    try:
        list(zip(*args, strict=True))
    except ValueError as e:
        print(e)
