import os


class NoPath:
    pass


class BadPath:
    def __fspath__(self):
        return 5


class GoodPath:
    def __fspath__(self):
        return "/none/such"


functions = [os.stat, os.lstat, os.remove, os.unlink, os.rmdir, os.mkdir, os.readlink, os.chdir, os.listdir, os.scandir]
for function in functions:
    for bad in (1.5, NoPath(), BadPath(), "a\0b", b"a\0b"):
        try:
            function(bad)
        except (TypeError, ValueError) as error:
            print(function.__name__, type(error).__name__, error)
    try:
        function(GoodPath())
    except OSError as error:
        print(function.__name__, error)
for function in (os.mkdir, os.rename, os.chmod, os.access, os.symlink, os.utime, os.truncate):
    try:
        function()
    except TypeError as error:
        print(error)
