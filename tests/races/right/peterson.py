import threading

wants, turn, inside = [False, False], 0, 0


def work(me):
    global turn, inside
    other = 1 - me
    for _ in range(3):
        wants[me] = True
        turn = other
        while wants[other] and turn == other:
            pass
        inside += 1
        wants[me] = False


threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside)
