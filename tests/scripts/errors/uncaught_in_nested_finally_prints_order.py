def outer():
    try:
        inner()
    finally:
        print("outer finally")
def inner():
    try:
        raise LookupError("deep")
    finally:
        print("inner finally")
outer()
