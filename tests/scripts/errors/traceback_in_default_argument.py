def f(a, b={}["missing"]):
    return a
