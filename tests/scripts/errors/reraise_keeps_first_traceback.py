def fail():
    raise ValueError("original place")
def handler():
    try:
        fail()
    except ValueError:
        print("logging")
        raise
handler()
