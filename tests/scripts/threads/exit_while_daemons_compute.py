# needs: preemption
import threading


def compute():
    number = 0
    while True:
        number = (number * 31 + 7) % 1_000_003
        numbers[threading.get_ident()] = number


numbers = {}
threads = [threading.Thread(target=compute, daemon=True) for _ in range(4)]
for thread in threads:
    thread.start()
while len(numbers) < 4:
    pass
print("end", [thread.is_alive() for thread in threads])
