import traceback
import collections
import datetime
import json
import math
import os
import random
class Student:
    school = "x"
    def __init__(self):
        self.name = "a"
        self._age = 5
        self.grades = []
    def average(self):
        return avarage
    def show(self):
        return nam
    def use(self):
        return name
    @property
    def total(self):
        return self._ag
    @classmethod
    def make(cls):
        return scool
    def nested(self):
        def inner():
            return valeu

        value = 1
        return inner()
class Child(Student):
    __slots__ = ("extra",)
    def go(self):
        return self.averge()
counter, numbers, Total = 1, [1], 3

def local():
    result = 1
    return resut
def shadow(lenght):
    return length
def kw(first, second=2, *, third_option=3):
    pass
s = Student()
cases = """
pirnt("x")
prnt(1)
Print(1)
PRINT(1)
lenght([1])
leng([1])
inputt("x")
rnage(3)
ragne(3)
itn("3")
flaot("3")
sting("x")
strr(1)
lst([1])
true
false
none
NUll
self
this
conter
Counter
numbrs
number
total
TOTAL
maht.pi
mth.pi
jsno.dumps(1)
random.randit(1, 2)
random.Choice([1])
math.sqr(4)
math.Pi
math.squareroot(4)
os.path.joins("a")
os.getcdw()
json.dump_s(1)
collections.counter("a")
collections.orderedDict()
collections.defaultDict(int)
datetime.now()
datetime.datetime.nwo()
"abc".uppper()
"abc".toUpper()
"abc".lenght()
"abc".length
"abc".contains("a")
"abc".trim()
"abc".push("a")
[1].push(2)
[1].add(2)
[1].apend(2)
[1].length
[1].sortt()
[1].Append(1)
{}.hasKey("a")
{}.key()
{}.has_key("a")
{}.itmes()
{1}.append(2)
{1}.push(1)
(1,).append(2)
(5).length
(5).append(1)
5.0.is_int()
None.append(1)
None.foo
print.foo
s.nmae
s.Name
s.age
s._Age
s.avrage()
s.grade
s.school_name
s.scool
Student.avrage
Student.nmae
Student.Make()
s.average()
s.show()
s.use()
s.total
Student.make()
s.nested()
Child().go()
Child().extr
local()
shadow(1)
kw()
kw(1, third_opton=2)
kw(1, secnd=2)
kw(1, Second=2)
kw(frist=1)
kw(1, 2, 3)
kw(1, first=2)
sorted([1], reversed=True)
sorted([1], Reverse=True)
print("a", ends="")
print("a", Sep="")
open("x", "r", encode="utf-8")
int("5", bse=3)
max([1], ky=len)
"a".split(seperator=",")
"a,b".split(maxsplits=1)
round(1.5, digits=1)
enumerate([1], begin=1)
sum([1], begin=2)
dict.fromkey([1])
list.appendd
str.joins
import_module
ValueErorr
Exeption
except_
KeyEror()
ZeroDivsionError
TypError
classmehtod
staticmehod
propery
supper()
isinstanc(1, int)
typ(1)
absolute(1)
suum([1])
mx(1, 2)
opne("x")
evall("1")
import maths
import rnadom
import numpyy
import collections.abcd
from math import sqr
from math import squareroot
from random import randit
from random import Random, shufle
from collections import defaultDict
from collections import Counters
from os import pth
from os.path import joins
from datetime import datetme
from json import load, dumpz
from typing import Lst
from itertools import permutation
from functools import lru_cahce
from string import ascii_letter
from dataclasses import dataclas
from enum import enum
from re import compil
from time import tiem
from sys import arg
from sys import args
from math.foo import x
import math.foo
""".strip().split("\n")
for c in cases:
    try:
        exec(c)
    except BaseException as error:
        text = "".join(traceback.format_exception_only(error)).strip()
        # Where a module lies is everybody's own affair.
        before, _, rest = text.partition(" (")
        place, _, after = rest.partition(")")
        print(c, "->", before + after if "/" in place or "unknown" in place else text)
