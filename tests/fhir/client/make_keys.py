#!/usr/bin/python3
"""make_keys.py FOLDER: keys as an administrator may come by them, made by python3-cryptography.

rsa.pem and ec.pem are registered in clients.json as client "soleus" with kid "rsa" and "ec"; tls.pem
is a certificate of 127.0.0.1 for tls_key.pem. The rest are there to be refused, or in older forms.
"""

import datetime
import ipaddress
import json
import os
import pathlib
import sys

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import RSAAlgorithm
from jwt.utils import base64url_encode

PKCS8 = serialization.PrivateFormat.PKCS8
OLDER = serialization.PrivateFormat.TraditionalOpenSSL
PEM = serialization.Encoding.PEM


def write(path, content, mode=0o600):
    path.write_bytes(content)
    path.chmod(mode)


def private(key, form=PKCS8, passphrase=None):
    secret = serialization.BestAvailableEncryption(passphrase) if passphrase else None
    return key.private_bytes(PEM, form, secret or serialization.NoEncryption())


def jwks(rsa_key, ec_key):
    point = ec_key.public_key().public_numbers()
    x, y = (base64url_encode(n.to_bytes(48, "big")).decode() for n in (point.x, point.y))
    return {
        "keys": [
            json.loads(RSAAlgorithm.to_jwk(rsa_key.public_key())) | {"kid": "rsa"},
            {"kty": "EC", "crv": "P-384", "x": x, "y": y, "kid": "ec"},
        ]
    }


def certificate(key):
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "stand-in EHR")])
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    now = datetime.datetime.utcnow()
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - datetime.timedelta(days=1))
    builder = builder.not_valid_after(now + datetime.timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([address]), critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(PEM)


def main(folder):
    os.umask(0o077)
    rsa_key = rsa.generate_private_key(65537, 2048)
    ec_key = ec.generate_private_key(ec.SECP384R1())
    tls_key = ec.generate_private_key(ec.SECP256R1())
    public_form = serialization.PublicFormat.SubjectPublicKeyInfo
    write(folder / "rsa.pem", private(rsa_key))
    write(folder / "rsa_pkcs1.pem", private(rsa_key, OLDER))
    write(folder / "ec.pem", private(ec_key))
    write(folder / "ec_sec1.pem", private(ec_key, OLDER))
    write(folder / "public.pem", ec_key.public_key().public_bytes(PEM, public_form))
    write(folder / "encrypted.pem", private(ec_key, PKCS8, b"a passphrase"))
    write(folder / "unregistered.pem", private(ec.generate_private_key(ec.SECP384R1())))
    write(folder / "rsa1024.pem", private(rsa.generate_private_key(65537, 1024)))
    write(folder / "p256.pem", private(tls_key))
    write(folder / "ed25519.pem", private(ed25519.Ed25519PrivateKey.generate()))
    write(folder / "text.pem", b"no key at all\n")
    write(folder / "large.pem", b"#" * (1 << 20))
    write(folder / "world.pem", private(ec_key), 0o644)
    write(folder / "group_writes.pem", private(ec_key), 0o620)
    write(folder / "group_reads.pem", private(ec_key), 0o640)
    write(folder / "tls_key.pem", private(tls_key))
    write(folder / "tls.pem", certificate(tls_key))
    write(folder / "clients.json", json.dumps({"soleus": jwks(rsa_key, ec_key)}).encode())


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
