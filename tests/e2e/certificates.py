"""Certificates for a test, made by openssl: an authority, the daemon's own, and clients' by name."""

import pathlib
import subprocess


def _openssl(*words, text=None):
    subprocess.run(
        ["openssl", *map(str, words)], input=text, capture_output=True, check=True, encoding="utf-8"
    )


class Authority:
    """Issues certificates into a folder; each is <name>.pem with <name>.key, mode 0600."""

    def __init__(self, folder, name="ca"):
        self.folder = pathlib.Path(folder)
        self.name = name
        self.certificate = self.folder / f"{name}.pem"
        self._key(name)
        _openssl(
            *("req", "-x509", "-key", self.folder / f"{name}.key", "-out", self.certificate),
            *("-subj", f"/CN={name}", "-days", "2"),
        )

    def _key(self, name):
        path = self.folder / f"{name}.key"
        _openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", path)
        path.chmod(0o600)

    def issue(self, name, names, days=1):
        """`names` as openssl writes a subjectAltName: "URI:spiffe://hospital/ehr,DNS:a"."""
        self._key(name)
        key, request = self.folder / f"{name}.key", self.folder / f"{name}.csr"
        _openssl("req", "-new", "-key", key, "-out", request, "-subj", f"/CN={name}")
        extensions = self.folder / f"{name}.ext"
        extensions.write_text(f"subjectAltName={names}\n" if names else "")
        _openssl(
            *("x509", "-req", "-in", request, "-out", self.folder / f"{name}.pem", "-days", days),
            *("-CA", self.certificate, "-CAkey", self.folder / f"{self.name}.key"),
            *("-set_serial", str(abs(hash(name)) % 10**9 + 1), "-extfile", extensions),
        )
        return self.folder / f"{name}.pem"

    def flags(self, name):
        """Of soleusctl, to call as `name`."""
        return (
            *("--tls-ca", str(self.certificate)),
            *("--tls-certificate", str(self.folder / f"{name}.pem")),
            *("--tls-key", str(self.folder / f"{name}.key")),
        )
