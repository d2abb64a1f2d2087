for src in ("open('x')", "len([])", "1 + 2", "abs(-1)"):
    try: print(eval(src, {"__builtins__": {}}))
    except Exception as e: print(type(e).__name__, e)
print(eval("sqrt(2)", {"__builtins__": {}}, {"sqrt": lambda x: x ** 0.5}))
