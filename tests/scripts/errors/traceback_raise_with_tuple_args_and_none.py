class E(Exception): pass
try:
    raise E("a", 2, None)
except E as e:
    print(e, e.args)
raise E("only", "two")
