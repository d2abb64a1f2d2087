"""Proof that a call lets other threads run: it can only end after another thread has done much."""

import threading

STEPS = 20_000


def proved(name, call, end_it):
    """Calls something that waits, while a thread counts and only then ends the wait."""
    about_to_call = threading.Event()
    steps = 0

    def count_and_end():
        nonlocal steps
        about_to_call.wait()
        for _ in range(STEPS):
            steps += 1
        end_it()

    thread = threading.Thread(target=count_and_end)
    thread.start()
    about_to_call.set()
    result = call()
    print(name, result, steps == STEPS)
    thread.join()
