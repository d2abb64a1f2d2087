import os
import tempfile

with tempfile.TemporaryDirectory() as base:
    place = os.path.join(base, "a", "b", "c")
    os.makedirs(place)
    os.makedirs(place, exist_ok=True)
    print(os.path.isdir(place), os.listdir(base))
    os.mkdir(os.path.join(base, "rights"), 0o700)
    print(oct(os.stat(os.path.join(base, "rights")).st_mode))
    for call in (os.mkdir, os.makedirs, os.rmdir, os.remove):
        try:
            call(os.path.join(base, "a"))
        except OSError as error:
            print(type(error).__name__, error.errno, error.strerror, error.filename == os.path.join(base, "a"))
    os.removedirs(place)
    print(os.path.exists(base), end=" ")
    os.makedirs(base, exist_ok=True)
    print(os.listdir(base))
