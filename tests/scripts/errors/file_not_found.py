try:
    open("/no/such/file")
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename)
    print(e)
open("missing.txt")
