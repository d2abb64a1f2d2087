# The flags of the buffer protocol, states of coroutines as words, parameters of a frame as text.
import inspect

for flag in inspect.BufferFlags.__members__.items():
    print(flag[0], int(flag[1]))
print(inspect.CORO_CREATED, inspect.CORO_SUSPENDED, inspect.AGEN_RUNNING, inspect.AGEN_CLOSED)


def function(a, *rest, key=2, **named):
    frame = inspect.currentframe()
    print(inspect.formatargvalues(*inspect.getargvalues(frame)))
    print(inspect.getlineno(frame) - function.__code__.co_firstlineno)


function(1, 2, 3, other="x")
print(inspect.formatannotationrelativeto(function)(int), inspect.formatannotationrelativeto(function)(list[int]))
