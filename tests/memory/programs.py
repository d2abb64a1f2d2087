"""Functions and classes of texts that `exec` runs: under names of their own, and under new names of the module."""

import threading

from _rounds import run

TEXT = """
def function(argument):
    return argument

class Kind:
    def method(self):
        return 1
"""


def work(rounds):
    mine = f"function_{threading.get_ident()}"
    code = compile(TEXT, "text", "exec")
    binding = compile(f"def {mine}(): return 1", "binding", "exec")
    for _ in range(rounds):
        names = {}
        exec(code, names)
        names["Kind"]().method()
        exec(binding, globals())
        globals().pop(mine)()


run(work)
