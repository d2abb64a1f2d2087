people = [("ann", 3), ("bob", None), ("cy", 1)]
people.sort(key=lambda p: p[1])
