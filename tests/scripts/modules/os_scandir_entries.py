import os
import tempfile

with tempfile.TemporaryDirectory() as base:
    os.mkdir(os.path.join(base, "folder"))
    with open(os.path.join(base, "file"), "w") as file:
        file.write("12345")
    os.symlink("folder", os.path.join(base, "link"))
    with os.scandir(base) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            print(entry, entry.is_dir(), entry.is_file(), entry.is_symlink(), entry.is_dir(follow_symlinks=False))
            print(entry.path == os.path.join(base, entry.name), os.fspath(entry) == entry.path, entry.inode() > 0)
            if entry.is_file():
                print(entry.stat().st_size, entry.stat() is entry.stat())
    print(sorted(entry.name for entry in os.scandir(os.fsencode(base))))
    print(sorted(os.listdir(base)), sorted(os.listdir(os.fsencode(base))))
    for bad in (base + "/none", base + "/file"):
        try:
            os.scandir(bad)
        except OSError as error:
            print(type(error).__name__, error.strerror)
    for bad in (1.5, ["x"]):
        for call in (os.scandir, os.listdir):
            try:
                call(bad)
            except TypeError as error:
                print(error)
