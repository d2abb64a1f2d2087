def load(key):
    return {"a": 1}[key]
def get(key):
    try:
        return load(key)
    except KeyError:
        return load(key.upper())
print(get("a"))
get("b")
