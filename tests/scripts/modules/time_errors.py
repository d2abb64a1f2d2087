import time


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


attempt(time.strftime, 5)
attempt(time.strftime, "%Y", 5)
attempt(time.strftime, "%Y", (1, 2))
attempt(time.strftime, "%Y", (2024, 13, 1, 0, 0, 0, 0, 1, 0))
attempt(time.strftime, "%Y", (2024, 1, 32, 0, 0, 0, 0, 1, 0))
attempt(time.strftime, "%Y", (2024, 1, 1, 24, 0, 0, 0, 1, 0))
attempt(time.strftime, "%a", (2024, 1, 1, 0, 0, 0, -2, 1, 0))
attempt(time.strftime, "%j", (2024, 1, 1, 0, 0, 0, 0, 367, 0))
attempt(time.strftime, "%Y-%m-%d", (2024, 0, 0, 0, 0, 0, 0, 0, 0))
attempt(time.strftime, "%Y", (10**12, 1, 1, 0, 0, 0, 0, 1, 0))
attempt(time.strftime, "%Y", ("a", 1, 1, 0, 0, 0, 0, 1, 0))
attempt(time.asctime, (1,))
attempt(time.mktime, 5)
attempt(time.ctime, "a")
attempt(time.gmtime, "a")
attempt(time.gmtime, 10**20)
attempt(time.gmtime, 1e17)
attempt(time.gmtime, float("nan"))
attempt(time.struct_time, (1, 2))
attempt(time.struct_time, range(12))
attempt(time.struct_time, 5)
attempt(time.get_clock_info, "x")
attempt(time.get_clock_info, 5)
attempt(time.clock_gettime, 12345)
attempt(time.clock_gettime, "a")
attempt(time.sleep, "a")
attempt(time.sleep, -1)
for name in ("monotonic", "perf_counter", "process_time", "time", "thread_time"):
    info = time.get_clock_info(name)
    print(name, info.implementation, info.monotonic, info.adjustable, info.resolution)
