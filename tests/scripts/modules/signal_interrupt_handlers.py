import signal

print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as error:
    print("KeyboardInterrupt", error.args)
seen = []
old = signal.signal(signal.SIGINT, lambda number, frame: seen.append(number))
signal.raise_signal(signal.SIGINT)
print(seen, old is signal.default_int_handler)


def stop(number, frame):
    raise RuntimeError(f"stopped by {number}")


signal.signal(signal.SIGTERM, stop)
try:
    signal.raise_signal(signal.SIGTERM)
except RuntimeError as error:
    print(error)
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("again")
