import threading

ready, answer = threading.Event(), 0


def produce():
    global answer
    ready.set()
    answer += 41


def consume():
    global answer
    ready.wait()
    answer += 1


threads = [threading.Thread(target=it) for it in (consume, produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
