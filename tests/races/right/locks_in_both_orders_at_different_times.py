import threading

a, b, n = threading.Lock(), threading.Lock(), 0


def forth():
    global n
    with a, b:
        n += 1


def back():
    global n
    with b, a:
        n += 1


for function in (forth, back, forth):
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()
print(n)
