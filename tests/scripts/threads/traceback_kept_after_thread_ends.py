import threading
errors = []
def work():
    try:
        {}["k"]
    except KeyError as e:
        errors.append(e)
t = threading.Thread(target=work)
t.start()
t.join()
e = errors[0]
print(repr(e), e.__traceback__.tb_frame.f_code.co_name, e.__traceback__.tb_lineno)
try:
    raise e
except KeyError as again:
    print(again is e)
