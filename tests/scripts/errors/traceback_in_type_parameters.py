def f[T: int](x=[].pop()):
    pass
