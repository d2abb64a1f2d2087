import threading
def numbers():
    for i in range(6):
        yield i, threading.current_thread().name
g = numbers()
out = [next(g)]
t = threading.Thread(target=lambda: out.extend([next(g), next(g)]), name="other")
t.start()
t.join()
out.append(next(g))
print(out)
