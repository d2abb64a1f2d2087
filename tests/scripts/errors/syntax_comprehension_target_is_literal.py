y = [0 for 1 in xs]
