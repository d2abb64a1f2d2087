g, l = {}, {}
exec("global x\nx = 1\ny = 2", g, l)
print(sorted(k for k in g if k != "__builtins__"), l)
exec("def f():\n    global z\n    z = 5\nf()", g, l)
print(g["z"], sorted(l))
g, l = {"v": "global"}, {"v": "local"}
exec("print(v)\nglobal w\nw = v\ndel v\nprint(v)", g, l)
print(g["w"], l)
exec("class C:\n    global inside\n    inside = 3\n    other = inside", g, l)
print(g["inside"], l["C"].other)
code = compile("global q\nq = 9\nr = q", "<c>", "exec")
g, l = {}, {}
exec(code, g, l)
print(g["q"], l)
exec(code, g)
print(g["r"])
exec("import math as m\nglobal n\nimport math as n\nfor global_i in range(2): pass", g, l)
print("m" in l, "n" in g, l["global_i"])
