try:
    f()
except* A as e:
    g(e)
except* (B, C):
    h()
else:
    i()
