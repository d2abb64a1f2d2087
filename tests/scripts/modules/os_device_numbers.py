# A device's number has two halves.
import os
import stat
import tempfile

device = os.makedev(8, 3)
print(device, os.major(device), os.minor(device))
print(os.major(os.stat("/dev/null").st_rdev), os.minor(os.stat("/dev/null").st_rdev))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "pipe")
    os.mknod(path, 0o600 | stat.S_IFIFO)
    print(stat.S_ISFIFO(os.stat(path).st_mode))
    plain = os.path.join(folder, "file")
    os.mknod(plain)
    print(oct(os.stat(plain).st_mode), os.stat(plain).st_size)
    os.lchown(plain, -1, -1)
    with open(plain) as file:
        os.fchown(file.fileno(), -1, -1)
    try:
        os.mknod(plain)
    except FileExistsError as error:
        print(error.errno, error.strerror)
for call in (lambda: os.makedev(1), lambda: os.major("a"), lambda: os.mknod(5)):
    try:
        call()
    except TypeError as error:
        print(error)
