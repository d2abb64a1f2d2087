import errno
import os

for number in (1, 2, 3, 4, 5, 9, 10, 11, 13, 17, 20, 21, 22, 32, 39, 103, 104, 110, 111):
    error = OSError(number, os.strerror(number), "name")
    print(type(error).__name__, errno.errorcode[number], error, error.args)
print(errno.ENOENT, errno.EWOULDBLOCK == errno.EAGAIN, len(errno.errorcode), errno.errorcode[errno.ELOOP])
error = OSError(errno.EEXIST, "text", "a", None, "b")
print(repr(error), error, error.filename, error.filename2)
print(OSError("one"), repr(OSError(1)), OSError(1, 2).strerror)
try:
    open("/none/such/file")
except OSError as caught:
    print(type(caught).__name__, caught.errno == errno.ENOENT, caught.filename)
print(FileNotFoundError(2, "x").errno, FileNotFoundError("just text").errno, isinstance(error, FileExistsError))
