import threading

gate, turn = threading.Barrier(2), 0


def work(me):
    global turn
    for step in range(6):
        if step % 2 == me:
            turn += 1
        gate.wait()


threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(turn)
