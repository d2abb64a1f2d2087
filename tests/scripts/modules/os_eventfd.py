# A counter that is a file, a file that is memory alone.
import os

counter = os.eventfd(3)
os.eventfd_write(counter, 4)
print(os.eventfd_read(counter))
os.close(counter)
tokens = os.eventfd(2, os.EFD_SEMAPHORE | os.EFD_NONBLOCK | os.EFD_CLOEXEC)
print(os.eventfd_read(tokens), os.eventfd_read(tokens))
try:
    os.eventfd_read(tokens)
except BlockingIOError as error:
    print(error)
os.close(tokens)
memory = os.memfd_create("scratch")
print(os.write(memory, b"hello"), os.pread(memory, 3, 2), os.get_inheritable(memory))
print(os.readlink(f"/proc/self/fd/{memory}"))
os.close(memory)
print(len(os.getrandom(16)), type(os.getrandom(4, os.GRND_NONBLOCK)))
for call in (lambda: os.eventfd(-1), lambda: os.eventfd("a"), lambda: os.eventfd_read(-1)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
