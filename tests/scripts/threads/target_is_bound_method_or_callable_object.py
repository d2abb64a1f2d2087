import threading
class Job:
    def __init__(self, n): self.n, self.done = n, []
    def run_it(self, extra): self.done.append(self.n + extra)
    def __call__(self): self.done.append("called")
    @classmethod
    def k(cls): seen.append(cls.__name__)
    @staticmethod
    def s(x): seen.append(x)
seen, job = [], Job(10)
ts = [threading.Thread(target=job.run_it, args=(5,)), threading.Thread(target=job), threading.Thread(target=Job.k), threading.Thread(target=job.s, args=["static"])]
for t in ts:
    t.start()
    t.join()
print(job.done, seen, [t.name for t in ts[:1] + ts[2:]])
