cases = [lambda: f"{1:d}" + f"{1.5:d}", lambda: f"{'a':d}", lambda: f"{[]:>5}", lambda: f"{3:s}", lambda: f"{3:.2d}",
         lambda: f"{'a':=5}", lambda: f"{1:{'q'}}", lambda: f"{missing}", lambda: f"{None:5}", lambda: f"{1:,s}"]
for c in cases:
    try:
        print(c())
    except Exception as e:
        print(type(e).__name__, e)
