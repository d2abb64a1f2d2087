"""Marks in the timeline."""
import time

try:
    import minipy
except ImportError:
    minipy = None


def mark(text):
    if minipy:
        minipy.trace_mark(text)


mark("begin")
time.sleep(0.01)
mark("half")
time.sleep(0.01)
mark("end")
