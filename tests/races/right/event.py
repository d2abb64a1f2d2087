import threading

ready, answer = threading.Event(), None
log = []


def produce():
    global answer
    answer = 41
    ready.set()


def consume():
    global answer
    ready.wait()
    answer += 1
    log.append(answer)


threads = [threading.Thread(target=consume), threading.Thread(target=produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(answer, log)
