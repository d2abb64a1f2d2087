def fail():
    raise ValueError("saved")
saved = None
try:
    fail()
except ValueError as e:
    saved = e
print("later")
raise saved
