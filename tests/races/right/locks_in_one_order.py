import threading

a, b, left, right = threading.Lock(), threading.Lock(), 10, 10


def work():
    global left, right
    for _ in range(10):
        with a:
            with b:
                left -= 1
                right += 1


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(left, right)
