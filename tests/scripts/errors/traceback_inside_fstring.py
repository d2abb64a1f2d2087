name = "x"
print(f"value: {undefined + 1} and {name}")
