import os
import tempfile

with tempfile.TemporaryDirectory() as base:
    os.chdir(base)
    with open("file", "w") as file:
        file.write("data")
    os.symlink("file", "link")
    os.link("file", "other")
    os.symlink("gone", "broken")
    os.symlink("loop", "loop")
    print(os.readlink("link"), os.readlink(b"link"), os.stat("file").st_nlink, os.lstat("link").st_size)
    for name in ("file", "link", "other", "broken", "loop"):
        print(name, os.path.exists(name), os.path.lexists(name), os.path.islink(name), os.path.isfile(name))
    print(os.path.samefile("file", "link"), os.path.samefile("file", "other"))
    print(os.path.realpath("link") == os.path.join(os.path.realpath(base), "file"))
    for call in (lambda: os.readlink("file"), lambda: os.stat("loop"), lambda: os.symlink("x", "link"),
                 lambda: os.link("gone", "new"), lambda: os.path.realpath("gone", strict=True)):
        try:
            call()
        except OSError as error:
            print(type(error).__name__, str(error).replace(os.path.realpath(base), "BASE"), error.filename2)
    os.chdir("/")
