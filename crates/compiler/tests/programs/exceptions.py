def f():
    try:
        risky()
    except (A, B) as e:
        print(e)
    except C:
        raise
    except:
        return 1
    else:
        print("else")
    finally:
        cleanup()
    raise X from y

def returns(items):
    for item in items:
        try:
            return item.value
        finally:
            with lock, open("x") as f:
                break
            continue
