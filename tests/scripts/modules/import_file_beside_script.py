import _helper
from _helper import double, VALUE as v
print(_helper.__name__, double(4), v, _helper.counter)
_helper.bump()
_helper.bump()
print(_helper.counter)
import _helper as again
print(again is _helper, again.counter)
