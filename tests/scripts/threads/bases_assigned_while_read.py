# needs: preemption
import threading


class Root:
    pass


class P(Root):
    p1 = p2 = p3 = p4 = "another attribute of P"
    v = "v"


class Q(Root):
    v = "v"
    q1 = q2 = q3 = q4 = q5 = q6 = "another attribute of Q"


class C(P):
    pass


c = C()
wrong = set()
done = threading.Event()


def read():
    while not done.is_set():
        for _ in range(100):
            found = c.v
            if found != "v":
                wrong.add(found)


reader = threading.Thread(target=read)
reader.start()
for _ in range(300):
    C.__bases__ = (Q,)
    C.__bases__ = (P,)
done.set()
reader.join()
print(sorted(wrong))
