def check(x):
    print("checked", x)
    return x
assert check(1)
try:
    assert check(0), check("message")
except AssertionError as e:
    print(repr(e))
try:
    assert False, None
except AssertionError as e:
    print(e.args)
class Weird:
    def __bool__(self): raise RuntimeError("bool failed")
try:
    assert Weird()
except RuntimeError as e:
    print(e)
