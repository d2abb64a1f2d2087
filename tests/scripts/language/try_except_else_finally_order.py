def run(action):
    try:
        print("try")
        action()
    except ValueError as e:
        print("value", e)
    except (KeyError, IndexError) as e:
        print("lookup", type(e).__name__)
    else:
        print("else")
    finally:
        print("finally")
def bad(e):
    def f(): raise e
    return f
run(lambda: None)
run(bad(ValueError("v")))
run(bad(KeyError("k")))
try:
    run(bad(TypeError("t")))
except TypeError as e:
    print("outside", e)
