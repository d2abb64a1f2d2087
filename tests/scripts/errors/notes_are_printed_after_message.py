def run(step):
    try:
        1 / step
    except ZeroDivisionError as e:
        e.add_note(f"while running step {step}")
        e.add_note("second note\nof two lines")
        raise
run(0)
