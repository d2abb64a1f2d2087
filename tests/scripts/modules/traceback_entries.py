import sys
import traceback


def level(n):
    if n == 0:
        raise KeyError("deep")
    return level(n - 1)


try:
    level(2)
except KeyError as error:
    tb = error.__traceback__

entries = traceback.extract_tb(tb)
for entry in entries:
    print(entry.filename.endswith(".py"), entry.lineno, entry.name, entry.line, len(entry), entry.end_lineno, entry.colno, entry.end_colno)
print(repr(entries[1]).split("/")[-1], type(entries).__name__, tuple(entries[0])[1:], entries[0] == tuple(entries[0]))
print([(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(tb)])
print(traceback.format_list([("file.py", 3, "f", "x = 1"), ("file.py", 4, "g", None)]))
summary = traceback.StackSummary.from_list([("a.py", 1, "f", "call()")] * 5)
print("".join(summary.format()))
traceback.print_list(entries[-1:], file=sys.stdout)


def show():
    traceback.print_stack(file=sys.stdout)
    return traceback.extract_stack(limit=2)


def caller():
    return show()


print([(entry.name, entry.line) for entry in caller()])
frame = traceback.FrameSummary("f.py", 7, "name", line="  text  ", locals={"b": [1], "a": "x"})
print(frame, frame.line, frame.locals, frame[0], list(frame))
print("".join(traceback.StackSummary.from_list([frame]).format()))
captured = traceback.StackSummary.extract(traceback.walk_tb(tb), capture_locals=True, limit=-1)
print(captured[0].locals)
