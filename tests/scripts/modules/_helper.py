"""A module that tests import."""
print("helper runs once")
VALUE = [1, 2]
counter = 0
_hidden = "not exported by star"
def double(x): return x * 2
def bump():
    global counter
    counter += 1
class Thing:
    kind = __name__
