# Look for: a thread that answers pings needs the GIL for a moment only, but waits for it as long as the computing thread
# may keep it: the convoy (Beazley, 2010). `interval` makes it wait the interval, for the ping and again for the answer;
# `ticks:100` a hundred instructions; `priority` lets who has waited for I/O go first, and the computing thread keeps
# nearly all of its time.
#   minipy 14_convoy.py                         (runs itself once for each policy)
import socket
import subprocess
import sys
import threading
import time

POLICIES, SECONDS, PAUSE = ["interval", "ticks:100", "fifo", "priority"], 1.5, 0.01


def compute(stop, done):
    """Counts rounds of work until it is told to stop."""
    rounds = 0
    while not stop.is_set():
        for _ in range(1000):
            pass
        rounds += 1
    done.append(rounds)


def answer(server):
    """Sends each datagram back; an empty one ends it."""
    while True:
        data, client = server.recvfrom(100)
        if not data:
            return
        server.sendto(data, client)


def computing_thread():
    stop, done = threading.Event(), []
    thread = threading.Thread(target=compute, args=(stop, done))
    thread.start()
    return thread, stop, done


def measure(port):
    """In a process of its own: one thread computes, this one answers pings. First without pings, then with."""
    rates = []
    with socket.socket(type=socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        # The lone thread: what it could do with all the time.
        thread, stop, done = computing_thread()
        time.sleep(SECONDS / 2)
        stop.set()
        thread.join()
        rates.append(done[0] / (SECONDS / 2))
        thread, stop, done = computing_thread()
        began = time.perf_counter()
        server.sendto(b"ready", ("127.0.0.1", port))
        answer(server)
        took = time.perf_counter() - began
        stop.set()
        thread.join()
        rates.append(done[0] / took)
    print(rates[1] / rates[0])


def ping(client, server):
    """Seconds from a ping to its answer, in order of length."""
    times = []
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        began = time.perf_counter()
        client.sendto(b"ping", server)
        client.recv(100)
        times.append(time.perf_counter() - began)
        time.sleep(PAUSE)
    client.sendto(b"", server)
    return sorted(times)


if len(sys.argv) == 2:
    measure(int(sys.argv[1]))
else:
    print("policy       median    slowest    left to the computing thread")
    for policy in POLICIES:
        options = ["--gil-policy", policy, "--switch-points", "cpython"]
        with socket.socket(type=socket.SOCK_DGRAM) as client:
            client.bind(("127.0.0.1", 0))
            port = client.getsockname()[1]
            command = [sys.executable, *options, __file__, str(port)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
                _, server = client.recvfrom(100)
                times = ping(client, server)
                kept = float(child.stdout.read())
        median, slowest = times[len(times) // 2] * 1000, times[-1] * 1000
        print(f"{policy:10} {median:6.2f} ms  {slowest:6.2f} ms  {kept:6.2f}")
