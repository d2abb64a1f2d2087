# needs: real time
import signal

rings = []
signal.signal(signal.SIGALRM, lambda number, frame: rings.append(number))
print(signal.setitimer(signal.ITIMER_REAL, 0.02))
signal.pause()
print(rings)
print(signal.alarm(100), signal.alarm(0), signal.alarm(0), signal.getitimer(signal.ITIMER_REAL))


class TimeOut(Exception):
    pass


def stop(number, frame):
    raise TimeOut


signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    while True:
        pass
except TimeOut:
    print("timed out")
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
for turn in range(3):
    try:
        signal.pause()
    except TimeOut:
        print("turn", turn)
before = signal.setitimer(signal.ITIMER_REAL, 0)
print(round(before[1], 3), signal.getitimer(signal.ITIMER_REAL))
