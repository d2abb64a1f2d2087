def g():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("inside:", e)
            yield "handled"
it = g()
next(it)
print(it.throw(ValueError("v")))
print(it.send(1))
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("outside", e)
print(next(it, "finished"))
def plain(): yield
try:
    plain().throw(IndexError("at start"))
except IndexError as e:
    print(e)
