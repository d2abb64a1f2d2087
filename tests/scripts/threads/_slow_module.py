import time
print("module body runs")
time.sleep(0.02)
value = "complete"
