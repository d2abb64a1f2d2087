import itertools
import timeit

ticks = itertools.count()


def run(*arguments):
    print("$", *arguments)
    try:
        print(timeit.main(list(arguments), _wrap_timer=lambda timer: lambda: next(ticks)))
    except SystemExit as error:
        print("exit", error)


run("-n", "1", "-r", "2", "pass")
run("-n3", "-r2", "-v", "pass")
run("-n3", "-r1", "-u", "msec", "pass")
run("-v", "-r1", "x = 1", "y = 2")
run("--number=2", "--setup", "a = 1", "-s", "b = 2", "--repeat=1", "a + b")
run("-x")
run("--foo")
run("-n")
