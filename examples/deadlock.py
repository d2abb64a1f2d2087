# Look for: each thread holds one lock and wants the other's. The timeout lets this run end; without it, it would not.
#   minipy deadlock.py
import threading
import time

forks = {"left": threading.Lock(), "right": threading.Lock()}
say = threading.Lock()


def tell(text):
    with say:
        print(f"{threading.current_thread().name}: {text}")


def eat(first, second):
    with forks[first]:
        tell(f"has the {first} fork")
        time.sleep(0.1)
        if forks[second].acquire(timeout=0.5):
            tell("eats")
            forks[second].release()
        else:
            tell(f"gives up waiting for the {second} fork")


def dinner(orders):
    threads = [threading.Thread(target=eat, args=order, name=name) for name, order in orders.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


print("in opposite order:")
dinner({"Ada": ("left", "right"), "Bob": ("right", "left")})
print("in the same order:")
dinner({"Ada": ("left", "right"), "Bob": ("left", "right")})
