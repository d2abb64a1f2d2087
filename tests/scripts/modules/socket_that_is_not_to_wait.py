# needs: real time
# MSG_DONTWAIT: a call that does not wait, of a socket that does.
import io
import socket
import socketserver
import threading

left, right = socket.socketpair()
for send in (left.send, lambda data, flags: left.sendmsg([data], [], flags)):
    sent = 0
    try:
        while True:
            sent += send(b"x" * 65536, socket.MSG_DONTWAIT)
    except BlockingIOError as error:
        print(sent > 0 or "full", error)
try:
    right.recv(0x7000000, socket.MSG_DONTWAIT)
    right.recv(1, socket.MSG_DONTWAIT)
except BlockingIOError as error:
    print(error)
left.close()
right.close()

one, other = socket.socketpair()
file = one.makefile("wb", encoding="utf-8", errors="strict", newline="\n")
print(type(file).__name__)
file.write(b"bytes are not encoded\r\n")
file.close()
print(other.recv(100))
one.close()
other.close()


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        print(isinstance(self.wfile, io.BufferedIOBase), self.wfile.writable(), self.wfile.readable())
        print(self.wfile.fileno() == self.request.fileno())
        # More than the system takes at once.
        print(self.wfile.write(memoryview(b"12345678" * 500_000).cast("q")))


with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    with socket.create_connection(server.server_address) as client, client.makefile("rb") as file:
        print(len(file.read()))
    thread.join()
