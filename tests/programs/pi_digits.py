"""Digits of pi and e with big integers: a spigot, Machin's formula, an own big-number class checked against int."""
from itertools import islice


def pi_spigot():
    """Gibbons' unbounded spigot."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def arctan_inverse(x, unit):
    total = term = unit // x
    n, sign = 3, -1
    while term:
        term //= x * x
        total += sign * (term // n)
        n += 2
        sign = -sign
    return total


def pi_machin(digits):
    unit = 10 ** (digits + 10)
    return 4 * (4 * arctan_inverse(5, unit) - arctan_inverse(239, unit)) // 10 ** 10


def e_digits(digits):
    unit = 10 ** (digits + 10)
    total, term, n = 2 * unit, unit, 1
    while term:
        n += 1
        term //= n
        total += term
    return total // 10 ** 10


class Big:
    """Non-negative numbers as lists of base-10000 limbs, lowest first."""

    BASE = 10_000

    def __init__(self, limbs):
        while limbs and limbs[-1] == 0:
            limbs.pop()
        self.limbs = limbs

    @classmethod
    def of(cls, text):
        text = str(text)
        return cls([int(text[max(0, i - 4) : i]) for i in range(len(text), 0, -4)])

    def __str__(self):
        if not self.limbs:
            return "0"
        return str(self.limbs[-1]) + "".join(f"{x:04d}" for x in reversed(self.limbs[:-1]))

    def __add__(self, other):
        out, carry = [], 0
        for i in range(max(len(self.limbs), len(other.limbs))):
            carry += (self.limbs[i] if i < len(self.limbs) else 0) + (other.limbs[i] if i < len(other.limbs) else 0)
            carry, limb = divmod(carry, self.BASE)
            out.append(limb)
        return Big(out + [carry])

    def __mul__(self, other):
        out = [0] * (len(self.limbs) + len(other.limbs) + 1)
        for i, a in enumerate(self.limbs):
            carry = 0
            for j, b in enumerate(other.limbs):
                carry, out[i + j] = divmod(out[i + j] + a * b + carry, self.BASE)
            out[i + len(other.limbs)] += carry
        return Big(out)

    def __lt__(self, other):
        return (len(self.limbs), self.limbs[::-1]) < (len(other.limbs), other.limbs[::-1])

    def __eq__(self, other):
        return self.limbs == other.limbs

    def __pow__(self, n):
        result, base = Big([1]), self
        while n:
            if n % 2:
                result = result * base
            base = base * base
            n //= 2
        return result


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def main():
    spigot = "".join(map(str, islice(pi_spigot(), 101)))
    for i in range(0, 100, 25):
        print(spigot[i : i + 25])
    machin = str(pi_machin(800))
    print(machin.startswith(spigot), machin[-10:], str(e_digits(200))[-20:])
    print([machin.count(d) for d in "0123456789"], machin.index("999999"))
    print(isqrt(2 * 10 ** 100), isqrt(10 ** 60) == 10 ** 30)
    a, b = 123456789012345678901234567890, 987654321 ** 9
    print(str(Big.of(a) * Big.of(b)) == str(a * b), str(Big.of(a) + Big.of(b)) == str(a + b), str(Big.of(3) ** 200) == str(3 ** 200))
    print(Big.of(10 ** 20), Big.of(0), Big.of(12) < Big.of(10 ** 9), Big.of("00050") == Big.of(50))
    f = Big([1])
    for i in range(2, 41):
        f = f * Big.of(i)
    print(f)
    x = 7 ** 300
    digits = 0
    while x:
        x, r = divmod(x, 10 ** 9)
        digits += sum(map(int, str(r)))
    print(digits, sum(map(int, str(7 ** 300))), (2 ** 607 - 1) % (10 ** 12), -(7 ** 60) // 10 ** 40, hex(3 ** 80), (1 << 200) ^ ((1 << 200) - 1) == (1 << 201) - 1)


if __name__ == "__main__":
    main()
