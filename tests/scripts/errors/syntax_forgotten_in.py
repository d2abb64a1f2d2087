for x on [1, 2]:
    print(x)
