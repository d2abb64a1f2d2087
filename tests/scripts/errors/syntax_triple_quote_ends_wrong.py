s = """text"
print(s)
