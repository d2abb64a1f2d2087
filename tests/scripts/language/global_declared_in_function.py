n = 1
def read(): return n
def write():
    global n, fresh
    n = 2
    fresh = "made in a function"
def shadow():
    n = 99
    return n
write()
print(read(), shadow(), n, fresh)
def outer():
    n = "local"
    def inner():
        global n
        n = 3
    inner()
    return n
print(outer(), n)
