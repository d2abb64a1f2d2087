import atexit
@atexit.register
def first(): print("registered first")
def note(*args, **kwargs): print("note", args, kwargs)
print(atexit.register(note, 1, key=2) is note)
def gone(): print("never")
atexit.register(gone)
atexit.unregister(gone)
def last():
    print("registered last")
    atexit.register(note, "too late")
atexit.register(last)
try:
    atexit.register(5)
except TypeError as e:
    print(e)
print("end of the script")
