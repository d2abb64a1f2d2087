def scale(x, factor):
    return x * factor
result = scale(
    x=[1, 2, 3],
    factor=len("abc") / 0,
)
