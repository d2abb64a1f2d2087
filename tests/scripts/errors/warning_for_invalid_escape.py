# exit: 0
print("\d \w", b"\q")
