f"plain"
print(f"{x} and {y!r:>{width}} {z=}", f"", f"{x}")
