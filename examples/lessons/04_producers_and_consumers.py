# Look for: queue.Queue is all that the threads share. get() waits while it is empty, put() while it is full, join()
# until all that was put in is done; one None for each consumer says that nothing more comes. No item is lost or doubled.
#   minipy 04_producers_and_consumers.py         (try --no-gil, and --timeline without it)
import queue
import threading

PRODUCERS, CONSUMERS, ITEMS = 3, 4, 200

orders = queue.Queue(maxsize=10)
handled = [[] for _ in range(CONSUMERS)]


def produce(name):
    for number in range(ITEMS):
        orders.put((name, number))


def consume(own):
    while (order := orders.get()) is not None:
        own.append(order)
        orders.task_done()
    orders.task_done()


producers = [threading.Thread(target=produce, args=(name,)) for name in range(PRODUCERS)]
consumers = [threading.Thread(target=consume, args=(own,)) for own in handled]
for thread in producers + consumers:
    thread.start()
for thread in producers:
    thread.join()
for _ in consumers:
    orders.put(None)
orders.join()
for thread in consumers:
    thread.join()

everything = sorted(order for own in handled for order in own)
print("handled:", len(everything), "of", PRODUCERS * ITEMS)
print("each once:", everything == [(name, number) for name in range(PRODUCERS) for number in range(ITEMS)])


def comes_in_order(own, name):
    numbers = [number for producer, number in own if producer == name]
    return numbers == sorted(numbers)


# What one consumer gets from one producer comes in the order in which it was put in.
print("in order:", all(comes_in_order(own, name) for own in handled for name in range(PRODUCERS)))
