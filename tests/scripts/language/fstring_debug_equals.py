x, s = 3, "a'b"
print(f"{x=} {x = } {x =} {x= }")
print(f"{s=} {s=!s} {s = !r:>10} {x=:05d} {x + 1=}")
print(f"{len(s)=} {[x, 1]=} {'q'=}")
