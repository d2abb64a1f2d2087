log = []
def t(x):
    log.append(x)
    return x
def f(*a, **k): pass
t(f)(t(1), *[t(2)], t(3), k=t(4), **{"z": t(5)})
print(log[1:])
