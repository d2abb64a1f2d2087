def greet(name, greeting):
    return greeting + name
print(greet("a", "b"))
text = "[" + greet("bob", greting="hi") + "]"
