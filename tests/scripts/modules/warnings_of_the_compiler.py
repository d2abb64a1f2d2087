# Warnings of the compiler pass the filters, too.
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    eval("1 is 1")
    compile("x = '\\d'\nassert (x, 1)", "<text>", "exec")
    for one in caught:
        print(one.category.__name__, one.filename, one.lineno, one.message)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(eval("() is ()"))
    warnings.simplefilter("error")
    try:
        compile("y = 1\nx is 1", "<text>", "exec")
    except SyntaxError as error:
        print(error, error.lineno, error.offset, error.text)
    warnings.filterwarnings("ignore", category=SyntaxWarning, message="invalid escape")
    exec("print(len('\\d'))")
