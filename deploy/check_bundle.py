#!/usr/bin/env python3
"""Checks a bundle of a report that Heard signed: python3 check_bundle.py FILE.zip --key KEY

KEY is the public key of the installation, 64 hexadecimal digits. Get it from the people who run it (`heard check` prints it), not from
the bundle. Needs Python 3.8 and the program `openssl`, version 3 or newer; nothing of Heard.

Says "well" and ends with 0 where the signature is the key's, each file in the bundle is the one that was signed, none is missing or
too many, and each file of the report is there or named with why it was left out. Else says what is wrong and ends with 1; "NOT CHECKED"
says nothing of the bundle.
"""

import argparse
import base64
import hashlib
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile

SIGNED_AS = b"heard case bundle v1\n"
# What stands before the 32 bytes of an Ed25519 key in the form that openssl reads (RFC 8410).
BEFORE_KEY = bytes.fromhex("302a300506032b6570032100")
BESIDE = {"manifest.json", "manifest.sig"}
AT_ONCE = 1024 * 1024


# As Heard writes them: no compression, lengths after each file, nothing else.
LOCAL = struct.Struct("<4s5H3L2H")
END = struct.Struct("<4s4H2LH")
AFTER_FILE = 16


class Wrong(Exception):
    """What is wrong with a bundle, in a sentence."""


def main():
    words = argparse.ArgumentParser(description="Checks a bundle of a report that Heard signed.")
    words.add_argument("bundle", help="the ZIP file")
    words.add_argument("--key", required=True, help="the public key of the installation, 64 hexadecimal digits")
    given = words.parse_args()
    need_openssl()
    try:
        with open(given.bundle, "rb") as file, zipfile.ZipFile(file) as bundle:
            check_form(file, bundle)
            manifest = check(bundle, bytes.fromhex(given.key))
    except Wrong as wrong:
        sys.exit(f"WRONG: {wrong}")
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as fault:
        sys.exit(f"WRONG: this is no bundle that can be read ({type(fault).__name__}: {fault!a})")
    left_out = [one for one in manifest["evidence"] if one["left_out"]]
    for one in left_out:
        print(f"left out: file {one['number']} ({one['left_out']})")
    print(f"well: report {manifest['reference']}, {len(manifest['files'])} files, made {manifest['made_at']} by {manifest['made_by']}")


def check_form(file, bundle):
    """Other programs must find in the file what this one finds: one entry after the other, from its first byte to its last."""
    entries = bundle.infolist()
    file.seek(-END.size, 2)
    start_of_end = file.tell()
    end = END.unpack(file.read(END.size))
    directory, offset = sum(46 + len(entry.filename) for entry in entries), 0
    for entry in entries:
        name = entry.filename.encode("ascii", "replace")
        file.seek(entry.header_offset)
        local = LOCAL.unpack(file.read(LOCAL.size))
        as_written = (
            entry.header_offset == offset and entry.flag_bits == 8 and entry.compress_type == zipfile.ZIP_STORED
            and not entry.extra and not entry.comment and entry.filename.isascii() and entry.filename.isprintable()
            and local[0] == b"PK\x03\x04" and local[2:4] == (8, 0) and local[9:] == (len(name), 0)
            and file.read(len(name)) == name
        )
        if not as_written:
            raise Wrong(f"{entry.filename!a} is not written as Heard writes")
        offset += LOCAL.size + len(name) + entry.file_size + AFTER_FILE
    if end != (b"PK\x05\x06", 0, 0, len(entries), len(entries), directory, offset, 0) or offset + directory != start_of_end:
        raise Wrong("there is more in the file than its list tells")


def check(bundle, key):
    """The manifest of a bundle in which nothing is wrong."""
    text = bundle.read("manifest.json")
    signature = bytes.fromhex(bundle.read("manifest.sig").decode().strip())
    check_signature(SIGNED_AS + text, signature, key)
    manifest = json.loads(text)
    if manifest["version"] != 1:
        raise Wrong("this program does not know bundles of this version")
    check_names(bundle, manifest)
    for listed in manifest["files"]:
        check_file(bundle, listed)
    check_evidence(manifest)
    return manifest


def need_openssl():
    try:
        version = subprocess.run(["openssl", "version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        sys.exit("NOT CHECKED: the program openssl is not here")
    if not version.startswith("OpenSSL ") or int(version.split()[1].split(".")[0]) < 3:
        sys.exit(f"NOT CHECKED: openssl 3 or newer is needed, this is {version.strip()}")


def check_signature(signed, signature, key):
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "signed").write_bytes(signed)
        (place / "signature").write_bytes(signature)
        (place / "key.pem").write_text(pem(key))
        checked = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", place / "key.pem",
             "-in", place / "signed", "-sigfile", place / "signature"],
            capture_output=True, check=False,
        )
    if checked.returncode != 0:
        raise Wrong("the manifest is not signed with this key")


def pem(key):
    if len(key) != 32:
        raise Wrong("the key must be 64 hexadecimal digits")
    inside = base64.b64encode(BEFORE_KEY + key).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{inside}\n-----END PUBLIC KEY-----\n"


def check_names(bundle, manifest):
    there = [entry.filename for entry in bundle.infolist()]
    listed = [one["path"] for one in manifest["files"]]
    if len(set(there)) != len(there) or len(set(listed)) != len(listed):
        raise Wrong("a name stands in it twice")
    for path in sorted(set(listed) - set(there)):
        raise Wrong(f"{path!a} is missing")
    for path in sorted(set(there) - set(listed) - BESIDE):
        raise Wrong(f"{path!a} was not in it when it was signed")


def check_file(bundle, listed):
    digest, length = hashlib.sha256(), 0
    with bundle.open(listed["path"]) as file:
        while part := file.read(AT_ONCE):
            digest.update(part)
            length += len(part)
    if length != listed["bytes"] or digest.hexdigest() != listed["sha256"]:
        raise Wrong(f"{listed['path']!a} was changed")


def check_evidence(manifest):
    listed = {one["path"] for one in manifest["files"]}
    for one in manifest["evidence"]:
        if one["left_out"] is None and one["path"] not in listed:
            raise Wrong(f"file {one['number']} of the report is neither in it nor left out with a reason")
    told = {one["path"] for one in manifest["evidence"] if one["path"]}
    untold = {path for path in listed if path.startswith("files/")} - told
    for path in sorted(untold):
        raise Wrong(f"{path!a} is no file of the report")
    if manifest["evidence_lost"]:
        print(f"lost: {manifest['evidence_lost']} files that the report once had")


if __name__ == "__main__":
    main()
