f"plain"
print(f"{x} and {y!r:>{width}} {z=}", f"", f"{x}")
print("%s is %-5r, %.3s %%" % (a, b, c), "%d" % (a,), "%s" % a, "%s %s" % (a,), "%5a" % (a,))
