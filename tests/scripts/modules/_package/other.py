from . import inner
from .inner import where
from . import greeting as g
def up(): return (inner.where(), where(), g)
