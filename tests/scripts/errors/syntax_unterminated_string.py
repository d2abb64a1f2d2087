name = "bob
print(name)
