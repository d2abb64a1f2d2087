type Alias = missing + 1


def f[T: Alias.__value__]():
    pass


f.__type_params__[0].__bound__
