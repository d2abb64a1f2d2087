# needs: real time
# sendmsg() sends pieces as one; recvmsg() also tells flags, and what came beside the bytes.
import socket


def ask(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


a, b = socket.socketpair()
ask(a.sendmsg, [b"ab", bytearray(b"cd"), memoryview(b"ef")])
ask(b.recvmsg, 4)
ask(b.recvmsg, 100, 64)
for args in (5,), ("ab",), ([b"x"], 5):
    ask(a.sendmsg, *args)
for beside in 5, (1, 2), (1, 2, 3), ("a", 2, b"3"):
    ask(a.sendmsg, [b"x"], [beside])
for args in (-1,), (1, -1), ("x",):
    ask(b.recvmsg, *args)
for function in socket.CMSG_LEN, socket.CMSG_SPACE:
    for length in 0, 4, 9, -1, 2**62:
        ask(function, length)
b.setblocking(False)
ask(b.recvmsg, 10)

datagrams = socket.AF_INET, socket.SOCK_DGRAM
with socket.socket(*datagrams) as receiver, socket.socket(*datagrams) as sender:
    receiver.bind(("127.0.0.1", 0))
    ask(sender.sendmsg, [b"12", b"345"], [], 0, receiver.getsockname())
    data, beside, flags, address = receiver.recvmsg(3)
    print(data, beside, flags == socket.MSG_TRUNC, address == ("127.0.0.1", sender.getsockname()[1]))
a.close()
ask(a.sendmsg, [b"x"])
ask(b.recvmsg, 10)
b.close()
