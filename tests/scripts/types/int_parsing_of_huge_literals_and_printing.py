a = 123456789012345678901234567890123456789012345678901234567890
b = 0xdeadbeefdeadbeefdeadbeefdeadbeef
print(a, b, 0b1 << 90, 0o777777777777777777777777, -a, a * b, a // 10 ** 40, a % 10 ** 20, str(a)[::-1][:5], len(str(3 ** 2000)), int(str(a)) == a, int(hex(b), 16) == b, f"{b:x}", f"{a:,}")
print(a.bit_length(), (-a).bit_length(), a & b, a | b, a ^ b, ~a, -a >> 64, a << 3, -a // b, -a % b, divmod(-a, b) == (-a // b, -a % b))
