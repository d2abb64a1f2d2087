# exit: 2
try:
    exit(2)
except SystemExit as e:
    print(e.code)
    raise
