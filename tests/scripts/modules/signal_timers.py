# needs: real time
import signal

rings = []


def wait_for(count):
    # The timer goes on, so that one that rings before the pause is no harm.
    while len(rings) < count:
        signal.pause()


signal.signal(signal.SIGALRM, lambda number, frame: rings.append(number))
print(signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02))
wait_for(3)
before = signal.setitimer(signal.ITIMER_REAL, 0)
print(set(rings) == {signal.SIGALRM}, round(before[1], 3), signal.getitimer(signal.ITIMER_REAL))
print(signal.alarm(100), signal.alarm(0), signal.alarm(0), signal.getitimer(signal.ITIMER_REAL))


class TimeOut(Exception):
    pass


def stop(number, frame):
    raise TimeOut


signal.signal(signal.SIGALRM, stop)
for busy in (lambda: None, signal.pause):
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        while True:
            busy()
    except TimeOut:
        print("timed out")
