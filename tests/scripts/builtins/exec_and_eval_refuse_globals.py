for bad in (lambda: eval("1", 5), lambda: eval("1", {}, 5), lambda: exec("1", 5), lambda: exec("1", {}, 5), lambda: eval("1", []), lambda: eval(5), lambda: exec(5), lambda: eval("x y"), lambda: eval("")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
