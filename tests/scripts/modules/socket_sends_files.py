# needs: real time
import socket
import tempfile
import threading

with tempfile.TemporaryFile() as file:
    file.write(bytes(range(256)) * 300)
    for offset, count in ((0, None), (10, 20), (256 * 299, None), (0, 100_000)):
        a, b = socket.socketpair()
        got = bytearray()

        def receive():
            while data := b.recv(5000):
                got.extend(data)

        thread = threading.Thread(target=receive)
        thread.start()
        file.seek(0)
        print(a.sendfile(file, offset, count), end=" ")
        a.close()
        thread.join()
        print(len(got), got[:3], got[-1])
