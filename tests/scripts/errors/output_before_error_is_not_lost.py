print("line one")
print("no newline at the end", end="")
raise ValueError("stop")
