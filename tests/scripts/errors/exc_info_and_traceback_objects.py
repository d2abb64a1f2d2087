import sys
def inner(): raise ValueError("v")
try:
    inner()
except ValueError as e:
    kind, value, tb = sys.exc_info()
    print(kind is ValueError, value is e, tb is e.__traceback__)
    lines = []
    while tb:
        lines.append((tb.tb_lineno, tb.tb_frame.f_code.co_name))
        tb = tb.tb_next
    print(lines)
print(sys.exc_info())
