"""Random numbers: a Mersenne Twister, and the distributions made from it."""

from _random import Random as _Core, urandom as _urandom
from math import (
    acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, fabs as _fabs, floor as _floor,
    isfinite as _isfinite, lgamma as _lgamma, log as _log, log2 as _log2, pi as _pi, sin as _sin, sqrt as _sqrt,
    tau as TWOPI,
)
from itertools import accumulate as _sums, repeat as _repeat

__all__ = [
    "Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices", "expovariate", "gammavariate",
    "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint",
    "random", "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate",
    "weibullvariate",
]

_RATIO_WIDTH = 4 * _exp(-0.5) / _sqrt(2.0)
_LOG_OF_FOUR = _log(4.0)
_CHENG_BOUND = 1.0 + _log(4.5)
_BITS = 53
_SMALLEST = 2**-_BITS


def _index(value):
    """An int from what can stand for one."""
    try:
        return value.__index__()
    except AttributeError:
        kind = type(value).__name__
        raise TypeError(f"'{kind}' object cannot be interpreted as an integer") from None


def _bisect(sorted_list, x, hi):
    """Where x belongs in a sorted list, behind those equal to it, before hi."""
    lo = 0
    while lo < hi:
        mid = (lo + hi) // 2
        if x < sorted_list[mid]:
            hi = mid
        else:
            lo = mid + 1
    return lo


class Random(_Core):
    """A generator with a state of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        """Begins anew: from a number, a text, bytes, or from the system's randomness."""
        if version == 1 and isinstance(a, (str, bytes)):
            a = _old_seed(a)
        elif a is not None and not isinstance(a, (int, float, str, bytes)):
            if type(a).__name__ != "bytearray":
                raise TypeError(
                    "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray."
                )
            a = bytes(a)
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        """The state, for setstate."""
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        """Goes back to a state that getstate gave."""
        version = state[0]
        if version not in (2, 3):
            raise ValueError(
                f"state with version {version} passed to Random.setstate() of version {self.VERSION}"
            )
        _, words, self.gauss_next = state
        if version == 2:
            # Made where words could be negative.
            try:
                words = tuple(word % 2**32 for word in words)
            except ValueError as error:
                raise TypeError from error
        super().setstate(words)

    def __init_subclass__(cls, /, **kwargs):
        """A class that has random() of its own but not getrandbits() draws by random()."""
        for base in cls.__mro__:
            names = base.__dict__
            if "_randbelow" in names:
                break
            if "getrandbits" in names:
                cls._randbelow = cls._below_by_bits
                break
            if "random" in names:
                cls._randbelow = cls._below_by_floats
                break

    def _below_by_bits(self, n):
        k = n.bit_length()
        drawn = self.getrandbits(k)
        while drawn >= n:
            drawn = self.getrandbits(k)
        return drawn

    def _below_by_floats(self, n, maxsize=1 << _BITS):
        random = self.random
        if n >= maxsize:
            return _floor(random() * n)
        # Draws from the uneven rest would favour small numbers.
        rest = maxsize % n
        limit = (maxsize - rest) / maxsize
        drawn = random()
        while drawn >= limit:
            drawn = random()
        return _floor(drawn * maxsize) % n

    _randbelow = _Core._below

    def randbytes(self, n):
        """n random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=1):
        """One of range(start, stop, step)."""
        first = _index(start)
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if first <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(first)
        last, stride = _index(stop), _index(step)
        if not stride:
            raise ValueError("zero step for randrange()")
        count = -((first - last) // stride)
        if count > 0:
            return first + stride * self._randbelow(count)
        shown = f"{start}, {stop}" + ("" if stride == 1 else f", {step}")
        raise ValueError(f"empty range in randrange({shown})")

    def randint(self, a, b):
        """An int from a to b, both included."""
        return self.randrange(a, b + 1)

    def choice(self, seq):
        """One item of a sequence."""
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        """Puts the items of a list into random order."""
        randbelow = self._randbelow
        for last in range(len(x) - 1, 0, -1):
            drawn = randbelow(last + 1)
            x[last], x[drawn] = x[drawn], x[last]

    def sample(self, population, k, *, counts=None):
        """k different items of a sequence; counts tells how often each stands for itself."""
        if not hasattr(population, "__len__") or not hasattr(population, "__getitem__") or isinstance(
            population, (dict, set, frozenset)
        ):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            return self._sample_with_counts(population, k, list(_sums(counts)), n)
        randbelow = self._randbelow
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        # Whether a set of chosen places or a copy of the population is smaller.
        setsize = 21
        if k > 5:
            setsize += 4 ** _ceil(_log(k * 3, 4))
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = randbelow(n - i)
                result[i] = pool[j]
                # An item not chosen yet takes the place.
                pool[j] = pool[n - i - 1]
        else:
            chosen = set()
            for i in range(k):
                j = randbelow(n)
                while j in chosen:
                    j = randbelow(n)
                chosen.add(j)
                result[i] = population[j]
        return result

    def _sample_with_counts(self, population, k, sums, n):
        if len(sums) != n:
            raise ValueError("The number of counts does not match the population")
        total = sums.pop()
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total <= 0:
            raise ValueError("Total of counts must be greater than zero")
        places = self.sample(range(total), k=k)
        return [population[_bisect(sums, place, len(sums))] for place in places]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items, each drawn from all of them, by weight."""
        random, size = self.random, len(population)
        if weights is None and cum_weights is None:
            whole = float(size)
            return [population[_floor(random() * whole)] for _ in _repeat(None, k)]
        if cum_weights is None:
            cum_weights = self._sums_of(weights)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != size:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[_bisect(cum_weights, random() * total, size - 1)] for _ in _repeat(None, k)]

    @staticmethod
    def _sums_of(weights):
        """The running sums; a number is taken for a count that should have been given by name."""
        try:
            return list(_sums(weights))
        except TypeError:
            if isinstance(weights, int):
                raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}") from None
            raise

    def uniform(self, a, b):
        """A number from a to b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """A number from low to high, most likely near mode."""
        drawn = self.random()
        peak = 0.5
        if mode is not None:
            below, width = mode - low, high - low
            if width == 0:
                return low
            peak = below / width
        if drawn <= peak:
            return low + (high - low) * _sqrt(drawn * peak)
        # As seen from the other end.
        return high + (low - high) * _sqrt((1.0 - drawn) * (1.0 - peak))

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Normal distribution, by the ratio of uniform deviates (Kinderman and Monahan)."""
        random = self.random
        while True:
            across = random()
            up = 1.0 - random()
            ratio = _RATIO_WIDTH * (across - 0.5) / up
            if ratio * ratio / 4.0 <= -_log(up):
                return mu + ratio * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Normal distribution, two numbers at a time; the second is kept for the next call."""
        kept, self.gauss_next = self.gauss_next, None
        if kept is None:
            # The polar form of a pair (Box and Muller).
            turn = self.random() * TWOPI
            length = _sqrt(-2.0 * _log(1.0 - self.random()))
            kept, self.gauss_next = length * _cos(turn), length * _sin(turn)
        return mu + sigma * kept

    def lognormvariate(self, mu, sigma):
        """A number whose logarithm is normally distributed."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        """Exponential distribution."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """An angle around mu (Fisher, Statistical Analysis of Circular Data)."""
        random = self.random
        if kappa <= 1e-6:
            return TWOPI * random()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * random())
            d = z / (r + z)
            u = random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if random() > 0.5:
            return (mu + _acos(f)) % TWOPI
        return (mu - _acos(f)) % TWOPI

    def gammavariate(self, alpha, beta):
        """Gamma distribution: Cheng's method above 1, Ahrens and Dieter's below."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        random = self.random
        if alpha == 1.0:
            return -_log(1.0 - random()) * beta
        if alpha > 1.0:
            root = _sqrt(2.0 * alpha - 1.0)
            shift, slope = alpha - _LOG_OF_FOUR, alpha + root
            while True:
                first = random()
                if not 1e-7 < first < 0.9999999:
                    continue
                second = 1.0 - random()
                logit = _log(first / (1.0 - first)) / root
                found = alpha * _exp(logit)
                square = first * first * second
                bound = shift + slope * logit - found
                if bound + _CHENG_BOUND - 4.5 * square >= 0.0 or bound >= _log(square):
                    return found * beta
        while True:
            b = (_e + alpha) / _e
            p = b * random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
            u = random()
            if p > 1.0:
                if u <= x ** (alpha - 1.0):
                    return x * beta
            elif u <= _exp(-x):
                return x * beta

    def betavariate(self, alpha, beta):
        """Beta distribution, from two gamma deviates."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        """Pareto distribution."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Weibull distribution."""
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        """How many of n trials succeed, each with probability p."""
        if n < 0:
            raise ValueError("n must be non-negative")
        if p <= 0.0 or p >= 1.0:
            if p == 0.0:
                return 0
            if p == 1.0:
                return n
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        random = self.random
        if n == 1:
            return _index(random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        if n * p < 10.0:
            return self._geometric_binomial(n, p)
        return self._rejecting_binomial(n, p)

    def _geometric_binomial(self, n, p):
        """Counts trials from success to success (Devroye)."""
        random = self.random
        x = y = 0
        c = _log2(1.0 - p)
        if not c:
            return x
        while True:
            y += _floor(_log2(random()) / c) + 1
            if y > n:
                return x
            x += 1

    def _rejecting_binomial(self, n, p):
        """Transformed rejection with squeeze (Hoermann, 1993)."""
        random = self.random
        known = False
        spread = _sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * spread
        a = -0.0873 + 0.0248 * b + 0.01 * p
        c = n * p + 0.5
        vr = 0.92 - 4.2 / b
        while True:
            u = random()
            u -= 0.5
            us = 0.5 - _fabs(u)
            k = _floor((2.0 * a / us + b) * u + c)
            if k < 0 or k > n:
                continue
            v = random()
            if us >= 0.07 and v <= vr:
                return k
            if not known:
                alpha = (2.83 + 5.1 / b) * spread
                lpq = _log(p / (1.0 - p))
                m = _floor((n + 1) * p)
                h = _lgamma(m + 1) + _lgamma(n - m + 1)
                known = True
            v *= alpha / (a / (us * us) + b)
            if _log(v) <= h - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - m) * lpq:
                return k


def _old_seed(a):
    """The seed that Python 2 made of a text: its old hash."""
    a = a.decode("latin-1") if isinstance(a, bytes) else a
    x = ord(a[0]) << 7 if a else 0
    for c in map(ord, a):
        x = ((1000003 * x) ^ c) & 0xFFFFFFFFFFFFFFFF
    x ^= len(a)
    return -2 if x == -1 else x


class SystemRandom(Random):
    """Numbers from the system's randomness; there is no state to seed or keep."""

    def random(self):
        return (int.from_bytes(_urandom(7), "big") >> 3) * _SMALLEST

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        count, spare = -(-k // 8), -k % 8
        return int.from_bytes(_urandom(count), "big") >> spare

    def randbytes(self, n):
        return _urandom(n)

    def seed(self, *args, **kwds):
        return None

    def _refused(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _refused


_shared = Random()
seed = _shared.seed
random = _shared.random
uniform = _shared.uniform
triangular = _shared.triangular
randint = _shared.randint
choice = _shared.choice
randrange = _shared.randrange
sample = _shared.sample
shuffle = _shared.shuffle
choices = _shared.choices
normalvariate = _shared.normalvariate
lognormvariate = _shared.lognormvariate
expovariate = _shared.expovariate
vonmisesvariate = _shared.vonmisesvariate
gammavariate = _shared.gammavariate
gauss = _shared.gauss
betavariate = _shared.betavariate
binomialvariate = _shared.binomialvariate
paretovariate = _shared.paretovariate
weibullvariate = _shared.weibullvariate
getstate = _shared.getstate
setstate = _shared.setstate
getrandbits = _shared.getrandbits
randbytes = _shared.randbytes
