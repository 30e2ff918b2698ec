"""Makes an Ed25519 key that signs access tokens; prints `{"private": JWK, "public": JWK set}`.

The key's id is its RFC 7638 thumbprint, so that two keys never share an id and the id says nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def main() -> None:
    """Prints a new key."""
    key = Ed25519PrivateKey.generate()
    public = {"crv": "Ed25519", "kty": "OKP", "x": _base64url(key.public_key().public_bytes_raw())}
    thumbprint = hashlib.sha256(json.dumps(public, separators=(",", ":"), sort_keys=True).encode()).digest()
    public |= {"kid": _base64url(thumbprint), "alg": "EdDSA", "use": "sig"}
    private = public | {"d": _base64url(key.private_bytes_raw())}
    print(json.dumps({"private": private, "public": {"keys": [public]}}))


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


if __name__ == "__main__":
    main()
