def read(items, key):
    try:
        with items as found:
            return found[key]
    except (KeyError, IndexError) as error:
        raise ValueError(key) from error
    finally:
        print("done")


read([], "a")
