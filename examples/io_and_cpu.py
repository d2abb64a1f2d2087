# Look for: how late the ticker gets its turn while another thread computes. Each tick wants the GIL back after
# its sleep, and waits up to one switch interval for it. Try --switch-interval 0.05.
#   minipy io_and_cpu.py
import sys
import threading
import time

done = False
late = []


def ticker():
    while not done:
        wanted = time.perf_counter() + 0.005
        time.sleep(0.005)
        late.append(time.perf_counter() - wanted)


def compute():
    n = 0
    for i in range(3_000_000):
        n += i & 3
    return n


thread = threading.Thread(target=ticker)
thread.start()
compute()
done = True
thread.join()
late.sort()
print(f"switch interval: {sys.getswitchinterval() * 1000:.1f} ms")
print(f"ticks: {len(late)}, late by {late[len(late) // 2] * 1000:.2f} ms (median), {late[-1] * 1000:.2f} ms (worst)")
