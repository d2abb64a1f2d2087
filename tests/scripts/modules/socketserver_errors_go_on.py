# needs: real time
import contextlib
import io
import socket
import socketserver


class Failing(socketserver.BaseRequestHandler):
    def setup(self):
        print("setup")

    def handle(self):
        raise ValueError("in the handler")

    def finish(self):
        print("finish")


with socketserver.TCPServer(("127.0.0.1", 0), Failing) as server:
    for _ in range(2):
        with socket.create_connection(server.server_address) as client:
            out = io.StringIO()
            with contextlib.redirect_stderr(out):
                server.handle_request()
            lines = out.getvalue().splitlines()
            print(lines[0] == "-" * 40, lines[1].startswith("Exception occurred during processing of request from"), lines[-2])
            print(client.recv(1))
    server.verify_request = lambda *args: False
    with socket.create_connection(server.server_address) as client:
        server.handle_request()
        print(client.recv(1))
