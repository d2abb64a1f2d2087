def g():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")
it = g()
next(it)
it.close()
it.close()
print(list(it))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
unstarted = g()
unstarted.close()
def ret():
    try:
        yield
    except GeneratorExit:
        return 7
r = ret(); next(r)
print(r.close())
