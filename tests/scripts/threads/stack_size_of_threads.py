import threading

print(threading.stack_size())
for size in (-1, 1, 4096, 32767, "1", 1.5, None, 10**30):
    try:
        print(threading.stack_size(size))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(threading.stack_size(64 * 1024 * 1024), threading.stack_size(262144))


def deep(n):
    return n if n == 0 else deep(n - 1) + 1


results = []
thread = threading.Thread(target=lambda: results.append(deep(200)))
thread.start()
thread.join()
print(results, threading.stack_size(0), threading.stack_size())
