import threading

answer = None


def work():
    global answer
    answer = 42


thread = threading.Thread(target=work)
thread.start()
print(answer in (None, 42))
thread.join()
