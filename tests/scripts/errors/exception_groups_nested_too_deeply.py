group = TypeError(1)
for _ in range(10_001):
    group = ExceptionGroup("deep", [group])
for method in group.split, group.subgroup:
    try:
        method(ValueError)
    except RecursionError as error:
        print(error)
shallow = TypeError(1)
for _ in range(500):
    shallow = ExceptionGroup("less", [shallow])
print(shallow.subgroup(ValueError), shallow.split(TypeError)[1])
