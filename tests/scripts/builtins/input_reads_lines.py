name = input()
print("got", repr(name))
n = int(input("number? "))
print(n * 2)
print(repr(input()))
try:
    input("more? ")
except EOFError as e:
    print(type(e).__name__, e)
