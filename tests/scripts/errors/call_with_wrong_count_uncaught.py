def greet(first, last, *, loud=False):
    return first + last
greet("ann")
