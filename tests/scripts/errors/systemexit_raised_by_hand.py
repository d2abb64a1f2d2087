# exit: 7
def f():
    raise SystemExit(7)
try:
    f()
except Exception:
    print("not an Exception")
