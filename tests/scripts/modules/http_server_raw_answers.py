# needs: real time
import socket

from _loopback import serving

with serving() as base:
    port = int(base.rpartition(":")[2])
    for sent in (b"GET /hello HTTP/1.0\r\n\r\n", b"GET /hello\r\n", b"BREW / HTTP/1.1\r\n\r\n", b"nonsense\r\n\r\n",
                 b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTX\r\n\r\n", b"\r\n", b"POST /x\r\n"):
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(sent)
            client.shutdown(socket.SHUT_WR)
            text = client.makefile("rb").read().decode()
            kept = [line for line in text.splitlines() if not line.startswith(("Server:", "Date:"))]
            print(sent, *kept, sep="\n  ")
