class D:
    def __del__(self): print("freed")
def f():
    d = D()
    raise ValueError
try:
    f()
except ValueError as e:
    print("frame keeps it alive")
print("after the handler")
