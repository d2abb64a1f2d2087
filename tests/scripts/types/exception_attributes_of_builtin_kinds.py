cases = [lambda: {}["k"], lambda: [][1], lambda: undefined, lambda: (5).nope, lambda: int("z"), lambda: 1 / 0, lambda: open("/no/file"), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: next(iter([])), lambda: __import__("nope"), lambda: [].pop()]
for c in cases:
    try:
        c()
    except Exception as e:
        extra = {n: getattr(e, n) for n in ("name", "obj", "errno", "filename", "encoding", "start", "end", "reason", "value", "key") if hasattr(e, n)}
        print(type(e).__name__, e.args if len(str(e.args)) < 60 else "...", extra)
