if True:
    print("one")
    s = """a
b"""
    print(repr(s), 1 + \
          2)
