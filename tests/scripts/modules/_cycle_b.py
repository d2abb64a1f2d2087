import _cycle_a
seen = (_cycle_a.done, hasattr(_cycle_a, "b"))
