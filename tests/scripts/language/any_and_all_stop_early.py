log = []
def t(x):
    log.append(x)
    return x
print(any(t(x) for x in (0, 2, 3)), log)
log.clear()
print(all(t(x) for x in (1, 0, 3)), log)
print(any([]), all([]))
