def make(ok):
    if ok:
        return "text"
print(make(True).upper())
print(make(False).upper())
