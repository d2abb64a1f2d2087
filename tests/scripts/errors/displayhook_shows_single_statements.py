import sys

code = compile("1 + 1", "typed", "single")
exec(code)
exec(compile("None", "typed", "single"))
print(_)
sys.displayhook = lambda value: print("shown:", value)
exec(code)
exec(compile("x = 5; x", "typed", "single"))
print(_)
sys.displayhook = sys.__displayhook__
exec(compile("'back'", "typed", "single"))
del sys.displayhook
try:
    exec(code)
except RuntimeError as error:
    print(error)
