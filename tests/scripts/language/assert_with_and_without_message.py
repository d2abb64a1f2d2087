assert True, "never shown"
try:
    assert 1 > 2
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert [], ("a", 1)
except AssertionError as e:
    print(repr(e), e.args)
def boom():
    print("message is evaluated only on failure")
    return "m"
assert 1, boom()
try:
    assert 0, boom()
except AssertionError as e:
    print(e)
