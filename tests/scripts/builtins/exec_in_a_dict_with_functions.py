ns = {"k": 3}
exec("""
counter = 0
def bump():
    global counter
    counter += 1
    return counter * k
class C:
    def m(self): return counter
""", ns)
print(ns["bump"](), ns["counter"], ns["bump"](), ns["counter"])
ns["k"] = 10; ns["counter"] = 5
print(ns["bump"](), ns["C"]().m(), sorted(k for k in ns if k[0] != "_"), len(ns))
exec("z = bump()", ns); print(ns["z"], ns.get("counter"), "z" in ns); del ns["z"]; print("z" in ns, ns.pop("k"))
try: ns["bump"]()
except NameError as e: print(e)
print({**ns, "q": 1}["q"], list(ns)[:1], dict(ns) == ns, ns == dict(ns), ns.copy()["counter"])
f = eval("lambda x: x + y", {"y": 5}); print(f(1), f.__globals__["y"])
env = {}; exec("import math\ndef area(r): return math.pi * r", env); print(env["area"](1)); env.clear()
try: env["area"]
except KeyError as e: print(e)
def run(src):
    scope = {}
    exec(src, {}, scope)
    return scope
print(run("a = 1\nb = [i * a for i in range(3)]"))
g = {"x": 1}; print(eval("x + 1", g), eval("x", g, {"x": 9}), sorted(g))
class D:
    def __del__(self): print("freed")
eval("x", {"x": D()})
print("after")
