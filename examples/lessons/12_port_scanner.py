# Look for: who listens is found by trying to connect. A port with nobody behind it refuses at once; 300 of them are
# asked by 20 threads, which share one queue of work and need no other lock.
#   minipy 12_port_scanner.py
import queue
import socket
import threading

THREADS, PORTS = 20, 300

# Three services to be found, on ports that the system chooses.
services = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
open_ports = sorted(service.getsockname()[1] for service in services)
first = max(1024, open_ports[0] - PORTS // 2)

work, found = queue.Queue(), queue.Queue()


def scan():
    while True:
        port = work.get()
        if port is None:
            return
        with socket.socket() as probe:
            probe.settimeout(2)
            # connect_ex gives a number where connect raises: 0 when somebody has answered.
            if probe.connect_ex(("127.0.0.1", port)) == 0 and probe.getpeername() != probe.getsockname():
                found.put(port)


for port in sorted({*range(first, first + PORTS), *open_ports}):
    work.put(port)
for _ in range(THREADS):
    work.put(None)
threads = [threading.Thread(target=scan) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

listening = {found.get() for _ in range(found.qsize())}
print("all services found:", listening >= set(open_ports))
print("others that listen in that range:", len(listening - set(open_ports)))
for service in services:
    service.close()
