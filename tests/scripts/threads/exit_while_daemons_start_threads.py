# needs: preemption
import threading


def start_more():
    while True:
        try:
            thread = threading.Thread(target=started.append, args=(1,), daemon=True)
            thread.start()
            thread.join()
        except RuntimeError:
            # At the very end no more can be made.
            return


started = []
for _ in range(3):
    threading.Thread(target=start_more, daemon=True).start()
while len(started) < 10:
    pass
print("end")
