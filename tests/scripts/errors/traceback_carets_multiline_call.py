def check(*values):
    raise ValueError("bad values")

check(
    1,
    2,
    [3,
     4],
)
