import os
import tempfile

with tempfile.TemporaryDirectory() as base:
    path = os.path.join(base, "file")
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 100), os.read(fd, 1))
    print(os.pread(fd, 3, 2), os.pwrite(fd, b"J", 0), os.lseek(fd, -3, os.SEEK_END), os.read(fd, 3))
    os.ftruncate(fd, 5)
    os.fsync(fd)
    print(os.fstat(fd).st_size, os.isatty(fd), os.get_inheritable(fd), os.get_blocking(fd))
    copy = os.dup(fd)
    os.lseek(fd, 0, os.SEEK_SET)
    print(os.read(copy, 2), os.read(fd, 2))
    with os.fdopen(copy, "rb") as file:
        print(file.read(), file.fileno() == copy)
    os.close(fd)
    for call in (lambda: os.read(fd, 1), lambda: os.close(copy), lambda: os.write(fd, b"x"), lambda: os.fstat(fd),
                 lambda: os.lseek(fd, 0, 0), lambda: os.dup(fd), lambda: os.close(-1), lambda: os.read(-5, 1),
                 lambda: os.open(path, os.O_CREAT | os.O_EXCL), lambda: os.open(path + "x", os.O_RDONLY)):
        try:
            call()
        except OSError as error:
            print(type(error).__name__, error.errno, error.strerror)
