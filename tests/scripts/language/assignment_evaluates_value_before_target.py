log = []
def f(x):
    log.append(x)
    return x
xs = [10, 20, 30]
xs[f(0)] = f(99)
xs[f(1)] += f(1)
d = {f("k"): f("v")}
print(xs, d, log)
