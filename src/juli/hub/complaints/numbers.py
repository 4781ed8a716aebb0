"""Complaint numbers and passcodes.

A number is public between the parties and says nothing: "2611-0386-72" is year and month of filing, a serial,
and two check digits. The passcode opens the complaint: 12 symbols of 32, 60 bits, stored hashed only.
"""

import hashlib
import hmac
import re
import secrets
from datetime import date

from juli.hub.sealing.keyring import current_ring
from juli.hub.sealing.seals import blind_index

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are misread from paper."""
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SCRYPT = {"n": 2**12, "r": 8, "p": 1}


def complaint_number(serial: int, filed_on: date) -> str:
    """The number of the `serial`-th complaint, filed on a day of Beijing time."""
    digits = f"{filed_on:%y%m}{serial:04d}"
    check = 98 - int(digits) * 100 % 97
    return f"{digits[:4]}-{digits[4:]}-{check:02d}"


def normalise_number(text: str) -> str | None:
    """A number as typed, with or without separators, as it is stored; None where it cannot be one."""
    digits = re.sub(r"[\s\-\u2013\u2014\uff0d]", "", text.strip())
    if not re.fullmatch(r"[0-9]{10,16}", digits):
        return None
    body, check = digits[:-2], digits[-2:]
    if 98 - int(body) * 100 % 97 != int(check):
        return None
    return f"{body[:4]}-{body[4:]}-{check}"


def new_passcode() -> str:
    """A fresh passcode as it is shown: "K7M2-Q9XD-4HTW"."""
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(12))
    return "-".join(symbols[i : i + 4] for i in (0, 4, 8))


def normalise_passcode(text: str) -> str:
    """A passcode as typed: blanks and separators go, look-alike letters are read as the digit."""
    return re.sub(r"[^0-9A-Z]", "", text.upper().translate(_READ_AS))[:12]


def hash_passcode(passcode: str) -> str:
    """What is stored of a passcode: salt and scrypt hash."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${_scrypt(passcode, salt).hex()}"


NO_HASH = f"{bytes(16).hex()}$"
"""What no passcode fits; hashing against it takes as long as against a real one."""


def hash_secret(secret: str) -> str:
    """What is stored of a mailed link's secret. It has 256 random bits, so a plain hash keeps it."""
    return hashlib.sha256(secret.encode()).hexdigest()


KEYED = "keyed$"
"""Before a passcode's hash under the installation's secret."""


def keyed_passcode(passcode: str) -> str:
    """What is stored of a passcode that a program hands out: salt, and a hash under the installation's secret.

    It has 60 random bits, and the secret is not in the database: whoever has the rows alone can try nothing. So
    it need not be slow, and many can be made within a second.
    """
    salt = secrets.token_bytes(16)
    return f"{KEYED}{salt.hex()}${_keyed(passcode, salt)}"


def passcode_fits(passcode: str, stored: str) -> bool:
    """Whether `passcode` (as typed) is the one whose hash is stored; in constant time."""
    salt, _, digest = stored.removeprefix(KEYED).partition("$")
    # Both kinds take the same time, so that it tells nothing of where a complaint came from.
    slow = _scrypt(passcode, bytes.fromhex(salt)).hex()
    found = _keyed(passcode, bytes.fromhex(salt)) if stored.startswith(KEYED) else slow
    return hmac.compare_digest(found, digest)


def passcode_fingerprint(stored: str) -> str:
    """What sessions and links are bound to: it changes with the passcode and tells nothing of it."""
    return hashlib.sha256(stored.encode()).hexdigest()[:16]


def _keyed(passcode: str, salt: bytes) -> str:
    return blind_index(normalise_passcode(passcode), column=f"passcode:{salt.hex()}", ring=current_ring())


def _scrypt(passcode: str, salt: bytes) -> bytes:
    return hashlib.scrypt(normalise_passcode(passcode).encode(), salt=salt, dklen=32, **_SCRYPT)
