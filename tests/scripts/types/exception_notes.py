e = ValueError("v")
e.add_note("first note")
e.add_note("second")
print(e.__notes__, e)
try:
    e.add_note(5)
except TypeError as err:
    print(err)
print(hasattr(ValueError(), "__notes__"))
