import threading

ping, pong, ball = threading.Semaphore(1), threading.Semaphore(0), 0


def work(mine, others):
    global ball
    for _ in range(5):
        mine.acquire()
        ball += 1
        others.release()


threads = [threading.Thread(target=work, args=it) for it in ((ping, pong), (pong, ping))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(ball)
