"""Richards: a small operating-system kernel that schedules tasks and passes packets.

The well-known benchmark by Martin Richards, in the object-oriented form.
"""
import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = 1, 2, 3, 4, 5, 6
KIND_DEVICE, KIND_WORK = 1, 2
BUFFER_SIZE = 4
TABLE_SIZE = 10
LETTERS = 26


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER_SIZE

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class DeviceRecord:
    def __init__(self):
        self.pending = None


class IdleRecord:
    def __init__(self):
        self.control = 1
        self.count = 10000


class HandlerRecord:
    def __init__(self):
        self.work_in = None
        self.device_in = None

    def add_work(self, packet):
        self.work_in = packet.append_to(self.work_in)

    def add_device(self, packet):
        self.device_in = packet.append_to(self.device_in)


class WorkerRecord:
    def __init__(self):
        self.destination = HANDLER_A
        self.count = 0


class TaskState:
    def __init__(self):
        self.packet_pending = True
        self.task_waiting = False
        self.task_holding = False

    def set_packet_pending(self):
        self.packet_pending = True
        self.task_waiting = False
        self.task_holding = False
        return self

    def set_waiting(self):
        self.packet_pending = False
        self.task_waiting = True
        self.task_holding = False
        return self

    def set_running(self):
        self.packet_pending = False
        self.task_waiting = False
        self.task_holding = False
        return self

    def set_waiting_with_packet(self):
        self.packet_pending = True
        self.task_waiting = True
        self.task_holding = False
        return self

    def is_holding_or_waiting(self):
        return self.task_holding or (not self.packet_pending and self.task_waiting)

    def is_waiting_with_packet(self):
        return self.packet_pending and self.task_waiting and not self.task_holding


class Kernel:
    def __init__(self):
        self.tasks = None
        self.current = None
        self.current_ident = None
        self.table = [None] * TABLE_SIZE
        self.held = 0
        self.queued = 0

    def schedule(self):
        task = self.tasks
        while task is not None:
            if task.is_holding_or_waiting():
                task = task.link
            else:
                self.current_ident = task.ident
                task = task.run()


class Task(TaskState):
    def __init__(self, kernel, ident, priority, queue, state, record):
        super().__init__()
        self.kernel = kernel
        self.link = kernel.tasks
        self.ident = ident
        self.priority = priority
        self.input = queue
        self.packet_pending = state.packet_pending
        self.task_waiting = state.task_waiting
        self.task_holding = state.task_holding
        self.record = record
        kernel.tasks = self
        kernel.table[ident] = self

    def step(self, packet, record):
        raise NotImplementedError

    def add_packet(self, packet, old):
        if self.input is None:
            self.input = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.input)
        return old

    def run(self):
        if self.is_waiting_with_packet():
            message = self.input
            self.input = message.link
            if self.input is None:
                self.set_running()
            else:
                self.set_packet_pending()
        else:
            message = None
        return self.step(message, self.record)

    def wait_task(self):
        self.task_waiting = True
        return self

    def hold(self):
        self.kernel.held += 1
        self.task_holding = True
        return self.link

    def release(self, ident):
        task = self.find(ident)
        task.task_holding = False
        if task.priority > self.priority:
            return task
        return self

    def send(self, packet):
        task = self.find(packet.ident)
        self.kernel.queued += 1
        packet.link = None
        packet.ident = self.ident
        return task.add_packet(packet, self)

    def find(self, ident):
        task = self.kernel.table[ident]
        if task is None:
            raise LookupError(f"no task {ident}")
        return task


class DeviceTask(Task):
    def step(self, packet, record):
        if packet is None:
            packet = record.pending
            if packet is None:
                return self.wait_task()
            record.pending = None
            return self.send(packet)
        record.pending = packet
        return self.hold()


class HandlerTask(Task):
    def step(self, packet, record):
        if packet is not None:
            if packet.kind == KIND_WORK:
                record.add_work(packet)
            else:
                record.add_device(packet)
        work = record.work_in
        if work is None:
            return self.wait_task()
        count = work.datum
        if count >= BUFFER_SIZE:
            record.work_in = work.link
            return self.send(work)
        device = record.device_in
        if device is None:
            return self.wait_task()
        record.device_in = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.send(device)


class IdleTask(Task):
    def step(self, packet, record):
        record.count -= 1
        if record.count == 0:
            return self.hold()
        if record.control & 1 == 0:
            record.control //= 2
            return self.release(DEVICE_A)
        record.control = record.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    def step(self, packet, record):
        if packet is None:
            return self.wait_task()
        destination = HANDLER_B if record.destination == HANDLER_A else HANDLER_A
        record.destination = destination
        packet.ident = destination
        packet.datum = 0
        for i in range(BUFFER_SIZE):
            record.count += 1
            if record.count > LETTERS:
                record.count = 1
            packet.data[i] = ord("A") + record.count - 1
        return self.send(packet)


def simulate():
    kernel = Kernel()
    IdleTask(kernel, IDLE, 1, None, TaskState().set_running(), IdleRecord())
    queue = Packet(None, 0, KIND_WORK)
    queue = Packet(queue, 0, KIND_WORK)
    WorkTask(kernel, WORKER, 1000, queue, TaskState().set_waiting_with_packet(), WorkerRecord())
    for ident, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = Packet(None, device, KIND_DEVICE)
        queue = Packet(queue, device, KIND_DEVICE)
        queue = Packet(queue, device, KIND_DEVICE)
        HandlerTask(kernel, ident, priority, queue, TaskState().set_waiting_with_packet(), HandlerRecord())
    for device, priority in ((DEVICE_A, 4000), (DEVICE_B, 5000)):
        DeviceTask(kernel, device, priority, None, TaskState().set_waiting(), DeviceRecord())
    kernel.schedule()
    return kernel.held, kernel.queued


def run(n):
    for _ in range(n):
        held, queued = simulate()
        assert (held, queued) == (9297, 23246), (held, queued)
    return held, queued


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    print(n, *run(n))
