import threading

state = {"n": 0}
count = 0


def work():
    global count
    state["n"] += 1
    count += 1


for _ in range(5):
    thread = threading.Thread(target=work)
    count += 1
    thread.start()
    thread.join()
    state["n"] += 1
print(state, count)
