import threading

locks = [threading.Lock() for _ in range(3)]
turn = [threading.Event() for _ in range(4)]
turn[0].set()


def work(me):
    turn[me].wait()
    left, right = locks[me], locks[(me + 1) % 3]
    with left:
        with right:
            pass
    turn[me + 1].set()


threads = [threading.Thread(target=work, args=(me,)) for me in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
