# A pair of terminals: what is written to one end is read at the other.
import os

lead, terminal = os.openpty()
print(os.isatty(lead), os.isatty(terminal), os.ttyname(terminal) == os.ptsname(lead))
os.write(terminal, b"out\n")
print(os.read(lead, 100))
os.write(lead, b"in\n")
print(os.read(terminal, 100))
print(os.device_encoding(terminal), os.get_inheritable(lead))
os.close(lead)
os.close(terminal)
third = os.posix_openpt(os.O_RDWR | os.O_NOCTTY)
os.grantpt(third)
os.unlockpt(third)
print(os.ptsname(third).startswith("/dev/pts/"))
os.close(third)
read, write = os.pipe()
for call in (os.ttyname, os.ptsname, os.grantpt, os.unlockpt, os.tcgetpgrp):
    try:
        call(read)
    except OSError as error:
        print(call.__name__, error.errno, error.strerror)
print(os.device_encoding(read))
os.close(read)
os.close(write)
