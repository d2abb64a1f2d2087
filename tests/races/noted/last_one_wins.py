import threading

latest = None


def work(me):
    global latest
    latest = me


threads = [threading.Thread(target=work, args=(me,)) for me in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
