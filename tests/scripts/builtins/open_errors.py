for args in (("/no/such/file",), ("/",), ("x", "q"), ("x", "rw"), ("x", "rb", -1, "utf-8"), (3.5,), ("/no/dir/file", "w"), ("open_errors.py", "x")):
    try:
        open(*args)
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
f = open("open_errors.py")
try:
    f.write("x")
except OSError as e:
    print(e)
f.close()
f.close()
