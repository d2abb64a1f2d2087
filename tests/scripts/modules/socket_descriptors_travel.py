# needs: real time
# A descriptor sent over a Unix socket is another number for the same open file.
import os
import socket

a, b = socket.socketpair()
read_end, write_end = os.pipe()
print(socket.send_fds(a, [b"with a pipe"], [write_end]))
data, numbers, flags, address = socket.recv_fds(b, 100, 3)
print(data, len(numbers), numbers[0] != write_end, flags, address)
os.close(write_end)
os.write(numbers[0], b"through the copy")
os.close(numbers[0])
print(os.read(read_end, 100), os.read(read_end, 100))
os.close(read_end)

for beside in b"abc", (99999).to_bytes(4, "little"):
    try:
        print(a.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, beside)]))
    except OSError as error:
        print(error)
a.close()
b.close()
