exec("type E[T] = dict[str, T]\nclass G[T]: pass\ndef f[T](x: T): return x")
print(E, E.__value__, G[int], f.__type_params__)
ns = {}
exec("type Z = here\nhere = 3", ns)
print(ns["Z"].__value__, ns["Z"].__module__)
code = compile("type Q = 1", "<q>", "single")
exec(code)
print(Q.__value__)
try:
    eval("type X = 1")
except SyntaxError as e:
    print(e.msg)


def g():
    global H
    type H = int


g()
print(H)
