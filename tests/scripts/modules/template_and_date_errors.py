"""string.Template says where a placeholder is wrong; dates refuse what is out of range."""
from datetime import date, datetime
import string
for f in (lambda: date.fromisocalendar(2**33,1,1), lambda: date.fromisocalendar(2019,2**33,1), lambda: date.fromisocalendar(2019,1,2**33), lambda: date.fromisocalendar(-2**40,1,1), lambda: date.fromtimestamp(None), lambda: datetime.fromtimestamp(None), lambda: datetime.fromtimestamp(0,None), lambda: date.fromordinal(2**40),
  lambda: string.Template("").is_valid(), lambda: string.Template("$$ $x ${y} $").is_valid(), lambda: string.Template("${1}").is_valid(), lambda: string.Template("x$").substitute(), lambda: string.Template("").substitute(), lambda: string.Template("$x $y ${x} $$").get_identifiers(),lambda: string.Template("a\nb $-").substitute(), lambda: string.Template("$-").substitute()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class T(string.Template):
    pattern = r"""
    (?P<invalid>.*) |
    unreachable(?P<escaped>) (?P<named>) (?P<braced>)
    """
try: print(T("").substitute())
except Exception as e: print(type(e).__name__, e)
