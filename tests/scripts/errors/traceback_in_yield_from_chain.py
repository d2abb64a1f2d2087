def leaf():
    yield 1
    raise ValueError("leaf failed")
def middle():
    yield from leaf()
def top():
    for x in middle():
        yield x * 10
for value in top():
    print(value)
