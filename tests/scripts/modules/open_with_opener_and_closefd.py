import os
import tempfile

with tempfile.TemporaryDirectory() as base:
    asked = []

    def opener(path, flags):
        asked.append((path, bool(flags & os.O_CREAT), bool(flags & os.O_APPEND), flags & 3))
        return os.open(os.path.join(base, path), flags, 0o600)

    for mode in ("w", "a", "r", "r+"):
        with open("file", mode, opener=opener) as file:
            print(file.name, file.mode)
    print(asked, oct(os.stat(os.path.join(base, "file")).st_mode))
    fd = os.open(os.path.join(base, "file"), os.O_RDWR)
    with open(fd, "w", closefd=False) as file:
        print(file.name == fd, file.write("kept"))
    print(os.fstat(fd).st_size)
    with open(fd, "a") as file:
        file.write("!")
    for call in (lambda: os.fstat(fd), lambda: open(fd), lambda: open(-1), lambda: open("x", closefd=False),
                 lambda: open("x", opener=5), lambda: open("x", opener=lambda path, flags: "no"),
                 lambda: open("x", opener=lambda path, flags: -1)):
        try:
            call()
        except (OSError, ValueError, TypeError) as error:
            print(type(error).__name__, error)
