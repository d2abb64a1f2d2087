"""Servers: something that waits for requests, and something that answers each."""

import selectors
import socket
import sys
import threading
from io import BufferedIOBase, BytesIO

__all__ = [
    "BaseServer", "TCPServer", "UDPServer", "ThreadingUDPServer", "ThreadingTCPServer", "BaseRequestHandler",
    "StreamRequestHandler", "DatagramRequestHandler", "ThreadingMixIn", "UnixStreamServer", "UnixDatagramServer",
    "ThreadingUnixStreamServer", "ThreadingUnixDatagramServer",
]  # fmt: skip


class BaseServer:
    """Takes requests one after the other; where they come from is in the classes derived from it."""

    timeout = None

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address = server_address
        self.RequestHandlerClass = RequestHandlerClass
        self._stopped = threading.Event()
        self._stop_asked = False

    def server_activate(self):
        pass

    def serve_forever(self, poll_interval=0.5):
        """Takes requests until another thread calls shutdown."""
        self._stopped.clear()
        try:
            while not self._stop_asked:
                came = self._wait_for_request(poll_interval)
                if self._stop_asked:
                    return
                if came:
                    self._handle_request_noblock()
                self.service_actions()
        finally:
            self._stop_asked = False
            self._stopped.set()

    def _wait_for_request(self, seconds):
        """Whether a request comes in that time; None waits for ever."""
        with selectors.PollSelector() as selector:
            selector.register(self, selectors.EVENT_READ)
            return bool(selector.select(seconds))

    def shutdown(self):
        """Ends serve_forever, and waits until it has ended."""
        self._stop_asked = True
        self._stopped.wait()

    def service_actions(self):
        pass

    def handle_request(self):
        """Takes one request, or calls handle_timeout when none has come in time."""
        times = [limit for limit in (self.socket.gettimeout(), self.timeout) if limit is not None]
        if self._wait_for_request(min(times, default=None)):
            return self._handle_request_noblock()
        return self.handle_timeout()

    def _handle_request_noblock(self):
        try:
            request, client_address = self.get_request()
        except OSError:
            # Whoever asked has gone again.
            return
        answered = False
        try:
            if self.verify_request(request, client_address):
                self.process_request(request, client_address)
                answered = True
        except Exception:
            self.handle_error(request, client_address)
        finally:
            # What processes a request closes it as well.
            if not answered:
                self.shutdown_request(request)

    def handle_timeout(self):
        pass

    def verify_request(self, request, client_address):
        return True

    def process_request(self, request, client_address):
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def finish_request(self, request, client_address):
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        self.close_request(request)

    def close_request(self, request):
        pass

    def server_close(self):
        pass

    def handle_error(self, request, client_address):
        """Tells of an exception; the server goes on."""
        import traceback

        rule = "-" * 40
        what = f"Exception occurred during processing of request from {client_address}"
        sys.stderr.write("\n".join([rule, what, traceback.format_exc() + rule, ""]))

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.server_close()


class TCPServer(BaseServer):
    """Takes connections."""

    address_family, socket_type = socket.AF_INET, socket.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = allow_reuse_port = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        super().__init__(server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if not bind_and_activate:
            return
        try:
            self.server_bind()
            self.server_activate()
        except:
            self.server_close()
            raise

    def server_bind(self):
        wishes = ((self.allow_reuse_address, socket.SO_REUSEADDR), (self.allow_reuse_port, socket.SO_REUSEPORT))
        for wanted, option in wishes:
            if wanted:
                self.socket.setsockopt(socket.SOL_SOCKET, option, 1)
        self.socket.bind(self.server_address)
        # With port 0 the system has chosen one.
        self.server_address = self.socket.getsockname()

    def server_activate(self):
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        self.socket.close()

    def fileno(self):
        return self.socket.fileno()

    def get_request(self):
        return self.socket.accept()

    def shutdown_request(self, request):
        from contextlib import suppress

        with suppress(OSError):  # the other side may have closed it already
            request.shutdown(socket.SHUT_WR)
        self.close_request(request)

    def close_request(self, request):
        request.close()


class UDPServer(TCPServer):
    """Takes datagrams; a request is the octets and the socket to answer by."""

    socket_type = socket.SOCK_DGRAM
    max_packet_size = 8192

    def server_activate(self):
        pass

    def get_request(self):
        data, client_address = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), client_address

    def shutdown_request(self, request):
        self.close_request(request)

    def close_request(self, request):
        pass


class ThreadingMixIn:
    """Each request is answered in a thread of its own."""

    daemon_threads, block_on_close = False, True
    _threads = None

    def process_request_thread(self, request, client_address):
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def process_request(self, request, client_address):
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=self.daemon_threads
        )
        if not thread.daemon and self.block_on_close:
            self._threads = [one for one in self._threads or () if one.is_alive()] + [thread]
        thread.start()

    def server_close(self):
        super().server_close()
        threads, self._threads = self._threads, None
        for thread in threads or ():
            thread.join()


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    pass


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    pass


class UnixStreamServer(TCPServer):
    address_family = socket.AF_UNIX


class UnixDatagramServer(UDPServer):
    address_family = socket.AF_UNIX


class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
    pass


class ThreadingUnixDatagramServer(ThreadingMixIn, UnixDatagramServer):
    pass


class BaseRequestHandler:
    """Answers one request, in `handle`."""

    def __init__(self, request, client_address, server):
        self.request, self.client_address, self.server = request, client_address, server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        pass

    def handle(self):
        pass

    def finish(self):
        pass


class _Sending(BufferedIOBase):
    """A file without a buffer over a connection: each write sends all of it."""

    def __init__(self, connection):
        self._connection = connection

    def writable(self):
        return True

    def write(self, data):
        self._connection.sendall(data)
        return memoryview(data).nbytes

    def fileno(self):
        return self._connection.fileno()


class StreamRequestHandler(BaseRequestHandler):
    """With a connection as two files, `rfile` and `wfile`."""

    rbufsize, wbufsize = -1, 0
    timeout = None
    disable_nagle_algorithm = False

    def setup(self):
        self.connection = stream = self.request
        if (seconds := self.timeout) is not None:
            stream.settimeout(seconds)
        if self.disable_nagle_algorithm:
            stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.rfile = stream.makefile("rb", self.rbufsize)
        self.wfile = stream.makefile("wb", self.wbufsize) if self.wbufsize else _Sending(stream)

    def finish(self):
        try:
            if not self.wfile.closed:
                self.wfile.flush()
        except OSError:
            # The other side has gone, and nobody can be told.
            pass
        for end in (self.wfile, self.rfile):
            end.close()


class DatagramRequestHandler(BaseRequestHandler):
    """With a datagram as two files in memory, `rfile` and `wfile`."""

    def setup(self):
        self.packet, self.socket = self.request
        self.rfile, self.wfile = BytesIO(self.packet), BytesIO()

    def finish(self):
        self.socket.sendto(self.wfile.getvalue(), self.client_address)
