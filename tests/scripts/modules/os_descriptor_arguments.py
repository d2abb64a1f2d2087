import os

calls = [
    lambda: os.close("x"), lambda: os.close(1.5), lambda: os.close(2**40), lambda: os.read(0, -1),
    lambda: os.read("0", 1), lambda: os.write(1, "text"), lambda: os.write(1, 5), lambda: os.open(5, 0),
    lambda: os.open("x"), lambda: os.lseek(0, "x", 0), lambda: os.dup(None), lambda: os.fstat("x"),
    lambda: os.isatty("x"), lambda: os.pipe(1), lambda: os.fsync("x"), lambda: os.fdopen("x"), lambda: os.dup2(1),
    lambda: os.umask("x"), lambda: os.kill("1", 0), lambda: os.strerror("x"),
    lambda: os.set_inheritable(1), lambda: os.ftruncate(1, "x"),
]
for call in calls:
    try:
        print(call())
    except (TypeError, ValueError, OverflowError, OSError) as error:
        print(type(error).__name__, error)
print(os.isatty(9999), os.strerror(2), os.strerror(9999))
