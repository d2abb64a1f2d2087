def lookup(name):
    try:
        return {}[name]
    except KeyError:
        raise AttributeError(f"no attribute {name}") from None
lookup("x")
