n = 1
def read():
    total = 0
    for i in range(200):
        total += n
    return total
print(read())
n = 2.5
print(read())
n = "x"
try:
    read()
except TypeError as e:
    print(e)
del n
try:
    read()
except NameError as e:
    print(e)
n = 3
print(read())
