"""Methods of str, each on short and long texts: case, searching, replacing, splitting, testing, padding, encoding."""
import sys

LINE = "  The Quick Brown Fox, jumps; over the lazy dog: 12345 and 67890!  "
LONG = LINE * 40
TABLE = str.maketrans("aeiou", "AEIOU", ",;:")


def run(n):
    checksum = 0
    for i in range(n):
        line = LINE.strip()
        checksum += len(line.lower()) + len(line.upper().title()) + len(line.swapcase().casefold())
        checksum += line.find("lazy") + line.rfind("o") + line.count("o") + line.index("Fox")
        checksum += len(line.replace("o", "00")) + len(line.split()) + len(line.split(",")) + len(line.rsplit(" ", 3))
        checksum += line.startswith("The") + line.endswith(("!", "?")) + line.isalpha() + line[4:9].isalnum()
        checksum += len(line.center(80, "*")) + len(line.ljust(70)) + len(str(i).zfill(9)) + len(line.partition(";")[2])
        checksum += len(line.translate(TABLE)) + len("-".join(line)) + len(line.encode().decode())
        checksum += len(line.removeprefix("The ").removesuffix("!").expandtabs()) + ("dog" in line) + line.isdigit()
        if i % 20 == 0:
            checksum += len(LONG.splitlines()) + LONG.count("the") + len(LONG.replace("the", "THE")) + len(LONG.split())
            checksum += len(LONG.lower().strip()) + LONG.rfind("Quick") + len("{:>10}{}".format(i, LONG))
    return checksum


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(run(n))
