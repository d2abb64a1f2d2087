d = {"key": [1, 2]}
print(f"{d["key"][0]} {f"{f"{1 + 1}"}"} {(lambda x: x * 2)(4)} {d['key']!r}")
print(f"{'a' if d else 'b'} {1 if 0 else 2:>4} {3 != 4} {[1, 2][::-1]} { {'k': 1}['k'] }")
print(f"{"\n".join(["x", "y"])}", f'{(y := 5)} {y}', f"{'\u00e9'}", f"{1:{2}}")
