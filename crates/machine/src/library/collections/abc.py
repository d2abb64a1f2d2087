"""The abstract containers."""

from _collections_abc import *
from _collections_abc import __all__ as _containers
from _collections_async import *
from _collections_async import __all__ as _others

__all__ = [*_containers, *_others]
