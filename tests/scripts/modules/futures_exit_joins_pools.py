import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)


def work(number):
    time.sleep(0.01)
    if number == 3:
        try:
            pool.submit(print, "never")
        except RuntimeError as error:
            print(error)
    done.append(number)
    if len(done) == 4:
        print(sorted(done))


done = []
for number in range(4):
    pool.submit(work, number)
print("end of the module")
