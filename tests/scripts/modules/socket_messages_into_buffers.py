# needs: real time
# recvmsg_into() fills several buffers in turn.
import array
import os
import socket

left, right = socket.socketpair()
head, body = bytearray(5), bytearray(10)
right.sendall(b"hello, world")
print(left.recvmsg_into([head, body]), head, body)

right.sendall(b"abcdef")
print(left.recvmsg_into(iter([memoryview(head)[1:3], body]), 0, socket.MSG_PEEK), head, body)
print(left.recvmsg_into([]))
print(left.recvmsg_into([head]), head)
print(left.recvmsg_into([bytearray(), head, bytearray(4)]), head)

reading, writing = os.pipe()
right.sendmsg([b"!"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [writing]))])
count, [(level, kind, data)], flags, address = left.recvmsg_into([head], socket.CMSG_SPACE(4))
print(count, level == socket.SOL_SOCKET, kind == socket.SCM_RIGHTS, flags, address, head)
copy = int.from_bytes(data, "little")
os.write(copy, b"through")
print(os.read(reading, 100))
for number in (reading, writing, copy):
    os.close(number)


def attempt(*args):
    try:
        print(left.recvmsg_into(*args))
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)


attempt(b"abc")
attempt([b"abc"])
attempt([1])
attempt(1)
attempt([head], -1)
attempt([head], "a")
attempt([head], 0, "a")
attempt([head] * 2000)
left.setblocking(False)
attempt([head])
right.close()
attempt([head])
left.close()
attempt([head])
