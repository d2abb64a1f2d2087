# Bytes go from file to file without passing through the program.
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    source, target = os.path.join(folder, "a"), os.path.join(folder, "b")
    with open(source, "wb") as file:
        file.write(b"0123456789" * 10)
    a, b = os.open(source, os.O_RDONLY), os.open(target, os.O_RDWR | os.O_CREAT)
    print(os.sendfile(b, a, 5, 10), os.sendfile(b, a, None, 3))
    print(os.copy_file_range(a, b, 4, 20, 13))
    print(os.pread(b, 100, 0))
    read, write = os.pipe()
    os.lseek(a, 7, os.SEEK_SET)
    print(os.splice(a, write, 6), os.read(read, 100))
    os.posix_fallocate(b, 0, 50)
    print(os.fstat(b).st_size, os.posix_fadvise(b, 0, 0, os.POSIX_FADV_WILLNEED))
    for call in (lambda: os.copy_file_range(a, b, -1), lambda: os.posix_fadvise(-1, 0, 0, 0), lambda: os.sendfile(b, a)):
        try:
            call()
        except Exception as error:
            print(type(error).__name__, error)
    for number in (a, b, read, write):
        os.close(number)
