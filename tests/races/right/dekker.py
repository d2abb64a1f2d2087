import threading

wants, turn, inside = [False, False], 0, 0


def work(me):
    global turn, inside
    other = 1 - me
    for _ in range(3):
        wants[me] = True
        while wants[other]:
            if turn == other:
                wants[me] = False
                while turn == other:
                    pass
                wants[me] = True
        inside += 1
        turn = other
        wants[me] = False


threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside)
