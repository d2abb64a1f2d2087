def f():
    try:
        return "try"
    finally:
        return "finally"
def g():
    try:
        1 / 0
    finally:
        return "swallowed"
def h():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
def k():
    x = 1
    try:
        return x
    finally:
        x = 2
print(f(), g(), h(), k())
