import time
t = time.gmtime(0)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_wday, t.tm_yday, t[0], len(t), tuple(t))
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %b %%", t), time.strftime("%A %d. %B %y", time.gmtime(1_000_000_000)))
print(time.gmtime(86400 * 365.25).tm_year, time.asctime(t), type(t).__name__)
