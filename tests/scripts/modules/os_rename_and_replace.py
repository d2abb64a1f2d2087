import os
import tempfile


def attempt(call, *args):
    try:
        print(call(*args))
    except OSError as error:
        print(type(error).__name__, error, error.filename, error.filename2)


with tempfile.TemporaryDirectory() as base:
    os.chdir(base)
    with open("one", "w") as file:
        file.write("1")
    with open("two", "w") as file:
        file.write("2")
    os.mkdir("folder")
    attempt(os.rename, "one", "three")
    attempt(os.replace, "three", "two")
    print(sorted(os.listdir()), open("two").read())
    attempt(os.rename, "none", "new")
    attempt(os.rename, "two", "folder")
    attempt(os.rename, "folder", "two")
    attempt(os.replace, "two", "folder/two")
    attempt(os.rmdir, "folder")
    os.renames("folder/two", "new/deep/file")
    print(os.listdir(), os.listdir("new/deep"))
    for bad in ((1, "x"), ("x", None), (b"x", 2.5)):
        try:
            os.rename(*bad)
        except TypeError as error:
            print(error)
    os.chdir("/")
