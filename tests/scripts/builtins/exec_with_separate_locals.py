loc = {}
exec("def f(n):\n    return n if n < 2 else f(n-1)\nprint(f(1))\ntry:\n    f(3)\nexcept NameError as e: print(e)", {}, loc)
print(list(loc))
exec("a = 1\nclass K:\n    b = 2\nprint(K.b, [a for i in range(2)])\nprint(sorted(locals()))", {"__name__": "z"}, {})
def fn():
    v = 3
    exec("v = 10; w = v")
    print(v, eval("v + 1"), "w" in locals())
    d = {}
    exec("z = v", None, {"v": 1})
    exec("z = v", globals(), d) if "v" in globals() else print("no v")
fn()
