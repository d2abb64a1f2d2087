for text in ("x", "y"):
    try:
        int(text)
    except ValueError:
        last = text
try:
    int("z")
except ValueError:
    raise RuntimeError(f"gave up after {last}")
