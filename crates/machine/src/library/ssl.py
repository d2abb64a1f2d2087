"""What can be said about encryption: whether the servers' certificates are checked. `urllib` and `http.client` do the
rest."""

from enum import IntEnum

__all__ = ["CERT_NONE", "CERT_OPTIONAL", "CERT_REQUIRED", "SSLContext", "SSLError", "create_default_context"]


class VerifyMode(IntEnum):
    """Whether the other side must show a certificate that can be trusted."""

    CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = range(3)


CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = VerifyMode
PROTOCOL_TLS_CLIENT = 16


class SSLError(OSError):
    """Encryption could not be agreed on."""

    def __str__(self):
        return str(self.args[1] if len(self.args) > 1 else self.args)


class SSLCertVerificationError(SSLError, ValueError):
    """A certificate that cannot be trusted."""


class SSLContext:
    """What is asked of a connection."""

    def __init__(self, protocol=PROTOCOL_TLS_CLIENT):
        self.protocol = protocol
        self.check_hostname, self._mode = True, CERT_REQUIRED

    @property
    def verify_mode(self):
        return self._mode

    @verify_mode.setter
    def verify_mode(self, mode):
        if mode == CERT_NONE and self.check_hostname:
            raise ValueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
        self._mode = VerifyMode(mode)

    def wrap_socket(self, *args, **kwargs):
        raise NotImplementedError("sockets cannot be wrapped in minipy; use urllib.request or http.client")


def create_default_context(*args, **kwargs):
    """A context that trusts the certificates that the system trusts."""
    if args or kwargs:
        raise NotImplementedError("certificates of one's own are not supported by minipy; set SSL_CERT_FILE")
    return SSLContext()


def _create_unverified_context():
    context = SSLContext()
    context.check_hostname, context.verify_mode = False, CERT_NONE
    return context
