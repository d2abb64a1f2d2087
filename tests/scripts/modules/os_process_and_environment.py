import os
print(isinstance(os.getpid(), int), os.getpid() > 0, os.cpu_count() >= 1, isinstance(os.environ.get("PATH"), str), os.environ.get("NO_SUCH_VARIABLE"), os.getenv("NO_SUCH", "default"), "NO_SUCH_VARIABLE" in os.environ)
os.environ["MINI_TEST"] = "value"
print(os.environ["MINI_TEST"], os.getenv("MINI_TEST"), os.getcwd() == os.path.abspath("."))
del os.environ["MINI_TEST"]
try:
    os.environ["MINI_TEST"]
except KeyError as e:
    print(repr(e))
try:
    os.environ["x"] = 5
except TypeError as e:
    print(e)
