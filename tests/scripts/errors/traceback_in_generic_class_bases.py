class A[T](undefined):
    pass
