with a as b:
print(x)
