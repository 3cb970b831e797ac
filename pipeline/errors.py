"""The errors a caller may catch. Each message names the file or key and the remedy."""


class RecoupeError(Exception):
    """Anything Recoupe raises on purpose."""


class ConfigurationError(RecoupeError):
    """A configuration file, an option or a missing package; the message names the path of the key."""


class NothingReadError(RecoupeError):
    """No article could be read from the corpus; the message says what was tried."""


class StoreError(RecoupeError):
    """A snapshot or the reviews cannot be read or written."""
