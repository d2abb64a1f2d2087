count = "5"
try:
    -count
except TypeError as e:
    print(e)
count += 1
