# The zone of a time stands beside its nine items.
import time

utc = time.gmtime(0)
print(utc.tm_zone, utc.tm_gmtoff, len(utc), tuple(utc))
local = time.localtime(0)
print(type(local.tm_zone), type(local.tm_gmtoff), local.tm_gmtoff == -time.timezone)
print(time.struct_time(range(9)).tm_zone, time.struct_time(range(11)).tm_zone, time.struct_time(range(11)).tm_gmtoff)
print(time.struct_time(range(9)), time.struct_time(range(11)) == tuple(range(9)))
try:
    utc.tm_zone = "x"
except AttributeError as error:
    print(type(error).__name__)
