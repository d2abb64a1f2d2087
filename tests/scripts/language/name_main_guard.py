def main():
    print("main runs")
    return 0
if __name__ == "__main__":
    print(__name__, main())
else:
    print("imported")
