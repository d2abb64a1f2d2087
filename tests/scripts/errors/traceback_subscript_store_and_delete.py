row = (1, 2, 3)
try:
    del row[0]
except TypeError as e:
    print(e)
row[0] = 5
