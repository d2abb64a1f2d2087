values = [3, "4", 5]
ok = values[0] < 5 and values[1] < 5 or values[2] < 5
