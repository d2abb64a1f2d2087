def show(*arguments, **keywords):
    try:
        print(open(*arguments, **keywords))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


name = "open_with_bad_arguments.py"
for mode in ["z", "rw", "rbt", "r+w", "", "rr", "U", "b", 5]:
    show(name, mode)
show(name, "rb", encoding="utf-8")
show(name, "rb", errors="strict")
show(name, "rb", newline="")
show(name, "r", buffering=0)
show(name, buffering="a")
show(name, encoding=5)
show(name, encoding="nonsense")
show(name, newline="x")
show(name, newline=5)
show(name, closefd=False)
show(name, nothing=1)
show(5.5)
show(None)
show(-1)
show(99)
show([])
show("no/such/file")
show(".")
show(name, "x")
show("a\0b")
show()
show(name, opener=lambda path, flags: -5)
show(name, opener=lambda path, flags: "a")
show(name, opener=5)
