log = []
def t(x):
    log.append(x)
    return x
f"{t(1)} {t(2.5):{t(8)}.{t(3)}} {t('z')!r}"
print(log)
class F:
    def __format__(self, spec):
        return repr(spec)
print(f"{F()} {F():} {F():a b:c} {F():{1}{'x'}}")
