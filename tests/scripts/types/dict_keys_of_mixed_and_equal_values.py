d = {1: "int", 1.0: "float", True: "bool", "1": "str", (1,): "tuple", None: "none", 0: "zero", False: "false", b"1": "bytes", -1: "m1", -2: "m2"}
print(d, len(d))
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f"K{self.n}"
e = {K(i): i for i in range(5)}
e[K(3)] = "new"
del e[K(1)]
print(e, e[K(4)], K(9) in e)
