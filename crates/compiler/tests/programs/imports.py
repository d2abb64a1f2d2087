from __future__ import annotations
import os, os.path, a.b.c as abc
from m import x, y as z
from . import sibling
from ..up import *

def f(a: int, b: list[str]) -> str: ...
v: dict[str, int] = {}
