def cell(x):
    def f(): return x
    return f.__closure__[0]
print(cell(1) < cell(2), cell(1) == cell(1), cell(3) >= cell(5), cell(1) != cell("a"))
try: cell(1) < cell("a")
except TypeError as e: print(e)
def empty():
    def f(): return y
    if 0: y = 1
    return f.__closure__[0]
print(empty() < cell(1), empty() == empty(), cell(1) > empty(), empty() != cell(0))
try: cell(1) < 5
except TypeError as e: print(e)
try: hash(cell(1))
except TypeError as e: print(e)
