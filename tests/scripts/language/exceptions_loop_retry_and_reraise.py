attempts = []
def flaky():
    attempts.append(1)
    if len(attempts) < 3:
        raise ConnectionError(f"attempt {len(attempts)}")
    return "ok"
while True:
    try:
        print(flaky())
        break
    except ConnectionError as e:
        print("retry after", e)
def wrap():
    try:
        return [][3]
    except IndexError as e:
        saved = e
    raise saved
try:
    wrap()
except IndexError as e:
    print("again", e)
