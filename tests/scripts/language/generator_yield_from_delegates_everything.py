def inner():
    try:
        x = yield 1
        print("inner got", x)
        y = yield 2
    except KeyError as e:
        print("inner caught", e)
        yield 3
    finally:
        print("inner done")
    return "inner result"
def outer():
    r = yield from inner()
    print("outer got", r)
    yield from "ab"
    yield from range(2)
o = outer()
print(next(o), o.send("hello"), o.throw(KeyError("k")))
print(list(o))
o = outer()
next(o)
o.close()
