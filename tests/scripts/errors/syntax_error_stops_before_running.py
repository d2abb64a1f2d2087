print("this must not print")
def f(:
    pass
