from datetime import timedelta


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for args in [(), (1, 2, 3, 4, 5, 6, 7), (1.5,), (10**10,), (float("nan"),), (float("inf"),), (None,), ("a",), (-1, 0, 5), (1j,)]:
    attempt(timedelta, *args)
attempt(timedelta, microseconds=0.5)
attempt(timedelta, microseconds=1.5)
attempt(timedelta, seconds=1e-7, minutes=0.1)
attempt(timedelta, weeks=-1, days=3.25, hours=1.1)
attempt(timedelta, milliseconds=1.0005)
attempt(timedelta, days=999999999, hours=24)
a, b = timedelta(3, 7, 9), timedelta(0, 5, 3)
for value in [
    a / b, a // b, a % b, divmod(a, b), a * 2.5, a * -3, 2 * a, a / 3, a / -2.5, a // 4, -a // 4, abs(-a), str(-a), str(a),
    timedelta(microseconds=1) / 2, timedelta(microseconds=3) / 2, timedelta(microseconds=-1) * 0.5, a.total_seconds(),
    sum([a, b], timedelta()), max(a, b), timedelta(1) == 1, a != b, sorted([a, b, -a]), bool(timedelta()), hash(a),
    timedelta.min, timedelta.max, timedelta.resolution, a.days, a.seconds, a.microseconds, {a: 1}[timedelta(3, 7, 9)],
]:
    print(repr(value))
for text in ["a + 1", "a < 1", "1 - a", "a / 0", "a // timedelta(0)", "a % 3", "a * 'x'", "a / 1j", "timedelta.max + b", "a.days = 3", "a.weeks", "-timedelta.min"]:
    attempt(eval if "=" not in text or "<" in text else exec, text, {"a": a, "b": b, "timedelta": timedelta})
