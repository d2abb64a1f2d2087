class Handler:
    def do_add(self, a, b): return a + b
    def do_neg(self, a): return -a
    def dispatch(self, line):
        name, *args = line.split()
        method = getattr(self, "do_" + name, None)
        if method is None: return f"unknown {name}"
        try:
            return method(*map(int, args))
        except TypeError as e:
            return str(e)
h = Handler()
print([h.dispatch(l) for l in ("add 1 2", "neg 5", "mul 1 2", "add 1")])
for n in ("a", "b"): setattr(Handler, f"do_{n}", lambda self, n=n: n * 3)
print(h.dispatch("a"), h.dispatch("b"), sorted(m for m in dir(h) if m.startswith("do_")), hasattr(h, "do_add"))
