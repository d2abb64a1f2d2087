# A code object with another name, file and first line.
def function(a, b=2):
    return a / b


code = function.__code__
other = code.replace(co_name="renamed", co_qualname="Outer.renamed", co_filename="elsewhere.py", co_firstlineno=100)
print(other.co_name, other.co_qualname, other.co_filename, other.co_firstlineno, other == code)
print([line - 100 for _, _, line in other.co_lines() if line][-1], code.co_name, code.co_varnames == other.co_varnames)
function.__code__ = other
print(function(6), function.__name__)
try:
    function(1, 0)
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_code.co_name, frame.f_code.co_filename, frame.f_lineno)
print(code.replace(co_names=code.co_names, co_argcount=2) == code)
for change in ({"co_name": 5}, {"co_filename": b"x"}, {"nothing": 1}, {"co_firstlineno": "a"}):
    try:
        code.replace(**change)
    except TypeError as error:
        print(error)
print(code._varname_from_oparg(1))
