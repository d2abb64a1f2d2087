g2 = {}
exec("q = 1\ndef h(): return q + 1\nq = 5", g2)
print(g2["h"](), g2["q"]); g2["q"] = 10; print(g2["h"]())
print(eval("globals()", g2) is g2, eval("locals()", g2) is g2)
g3 = {"k": 1}
print(eval("globals() is locals()", g3), eval("k", g3), exec("k += 1; del k2" if "k2" in g3 else "k += 1", g3), g3["k"])
class Del:
    def __del__(self): print("gone")
eval("o", {"o": Del()}); print("after")
class Obj: pass
o = Obj(); exec("attr = 1\nother = attr + 1", {}, o.__dict__); print(o.__dict__, o.other)
c = compile("t = u * 2", "<c>", "exec")
for u in range(3):
    ns = {"u": u}; exec(c, ns); print(ns["t"], end=" ")
print()
