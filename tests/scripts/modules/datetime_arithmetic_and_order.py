from datetime import date, datetime, time, timedelta, timezone

d, t = date(2024, 2, 29), time(1, 2, 3)
m = datetime(2024, 2, 29, 13, 14, 15, 123456)
u = datetime(2024, 2, 29, 13, 14, 15, tzinfo=timezone.utc)
step = timedelta(1, 2, 3)
values = {"d": d, "t": t, "m": m, "u": u, "step": step, "n": 3, "s": "x"}
for left in values:
    for right in values:
        if left in "ns" and right in "ns":
            continue
        for operator in ("+", "-", "*", "<", "==", ">="):
            text = f"{left} {operator} {right}"
            try:
                print(text, repr(eval(text, dict(values))))
            except Exception as error:
                print(text, type(error).__name__, error)
print(date.max - date.min, date.min, datetime.max, datetime.min, time.max, time.min, date.resolution, time.resolution)
for text in ("date.max + step", "date.min - step", "datetime.max + step", "d - timedelta(10**6)"):
    try:
        print(eval(text))
    except OverflowError as error:
        print(error)
print(sorted([date(2024, 3, 1), d, date(1999, 12, 31)]), {d: 1}[date(2024, 2, 29)], max(m, m + step))
