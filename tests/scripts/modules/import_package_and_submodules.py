import _package
print(_package.__name__, _package.greeting)
import _package.inner
print(_package.inner.where())
from _package import other
from _package.inner import where as w
print(other.up(), w(), other.__name__, other.__package__)
