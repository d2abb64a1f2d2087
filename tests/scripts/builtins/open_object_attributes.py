with open("open_object_attributes.py") as f:
    print(f.name, f.mode, f.closed, f.readable(), f.writable(), f.seekable(), f.isatty(), f.encoding.lower(), f.fileno() > 2, next(f)[:4])
    rest = list(f)
print(f.closed, len(rest))
for use in (f.read, f.readline, lambda: next(f), f.fileno, lambda: f.__enter__()):
    try:
        use()
    except ValueError as e:
        print(e)
