cases = [
    "type X[T, T] = int",
    "type X[] = int",
    "def f[](): pass",
    "class A[]: pass",
    "type X[*T: int] = 1",
    "type X[**T: (int, str)] = 1",
    "type X[T=int, U] = 1",
    "type X = (yield)",
    "type X = (y := 1)",
    "type X[T: (yield)] = 1",
    "type X[T: (y := 1)] = 1",
    "type X[T: ((y := 1), 2)] = 1",
    "type X[T = (y := 1)] = 1",
    "type X[*T = (y := 1)] = 1",
    "type X[**T = (y := 1)] = 1",
    "def f[T](x: (yield)): pass",
    "def f[T](x: (y := 2)): pass",
    "class A[T]((yield)): pass",
    "class A[T](x := 1): pass",
    "class A[T]([x := 1 for y in z]): pass",
    "type X = [x := 1 for y in z]",
    "def f[T]():\n    nonlocal T",
    "class A[T]:\n    nonlocal T",
    "def f[T=1, *U, V](): pass",
    "type __debug__ = 1",
    "type X[__debug__] = 1",
    "type X[T]",
    "type X = ",
    "type 1 = 2",
    "type X.y = 2",
    "def f[T](x: T, x: T): pass",
    "def f[T: x for x in y](): pass",
]
for text in cases:
    try:
        compile(text + "\n", "<test>", "exec")
        print("fine", repr(text))
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset)
