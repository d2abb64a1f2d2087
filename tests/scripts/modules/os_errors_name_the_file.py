import os
for f in (lambda: os.listdir("/no/such"), lambda: os.mkdir("/"), lambda: os.remove("/no/such"), lambda: os.rename("/no/such", "/no/other"),
          lambda: os.rmdir("/no/such"), lambda: os.stat("/no/such"), lambda: os.makedirs("/"), lambda: os.path.getsize("/no/such"),
          lambda: os.listdir(5.5), lambda: os.mkdir(5.5), lambda: os.fspath(5), lambda: os.path.join("a", 5), lambda: os.path.join(b"a", "b"),
          lambda: os.path.commonpath([]), lambda: os.path.commonpath(["/a", "b"]), lambda: os.path.relpath(""), lambda: os.urandom(-1)):
    try:
        f()
    except (OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(os.strerror(2), len(os.urandom(5)), os.error is OSError)
