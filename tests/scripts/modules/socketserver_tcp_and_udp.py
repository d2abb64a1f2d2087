# needs: real time
import socket
import socketserver
import threading


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


class Reverse(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read()[::-1])


for kind, handler in ((socketserver.TCPServer, Upper), (socketserver.ThreadingTCPServer, Upper)):
    with kind(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        with socket.create_connection(server.server_address) as client, client.makefile("rw") as file:
            for word in ("one\n", "two\n"):
                file.write(word)
                file.flush()
                print(kind.__name__, repr(file.readline()))
        server.shutdown()
        thread.join()
with socketserver.UDPServer(("127.0.0.1", 0), Reverse) as server:
    with socket.socket(type=socket.SOCK_DGRAM) as client:
        client.sendto(b"abc", server.server_address)
        server.handle_request()
        print(client.recv(10))
    server.timeout = 0.01
    server.handle_timeout = lambda: print("nobody came")
    server.handle_request()
