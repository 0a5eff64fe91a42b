"""A real mail server for the stories in tests/post_aiosmtpd.rs.

    python aiosmtpd_peer.py FOLDER

Writes into FOLDER, which must be empty: `port` and `starttls-port` (both on 127.0.0.1), `certificate.pem` for
localhost, and each letter it takes as `taken/<recipient>.eml`. The ports appear once the server takes connections.
It treats each letter by the name before the @ of its recipient: `busy`, `gone`, `hangs`, `drops`; any other is taken.
"""

import asyncio
import pathlib
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP


class Handler:
    def __init__(self, taken):
        self.taken = taken

    async def handle_RCPT(self, server, session, envelope, address, options):
        answers = {"busy": "450 4.2.1 come back later", "gone": "550 5.1.1 nobody here of that name"}
        answer = answers.get(address.split("@")[0])
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server, session, envelope):
        recipient = envelope.rcpt_tos[0]
        if recipient.startswith("hangs@"):
            await asyncio.sleep(3600)
        (self.taken / f"{recipient}.eml").write_bytes(envelope.original_content)
        return "250 OK"


class Server(SMTP):
    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("drops@"):
            await self.push("354 go on")
            await self._reader.read(10)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def certificate(folder):
    key, public = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        + ["-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE"]
        + ["-keyout", key, "-out", public],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, key)
    return context


async def serve(folder):
    taken = folder / "taken"
    taken.mkdir()
    handler = Handler(taken)
    manners = {
        "port": {},
        "starttls-port": {"require_starttls": True, "tls_context": certificate(folder)},
    }
    loop = asyncio.get_running_loop()
    for name, manner in manners.items():
        server = await loop.create_server(
            lambda manner=manner: Server(handler, loop=loop, **manner), host="127.0.0.1", port=0
        )
        port = server.sockets[0].getsockname()[1]
        unfinished = folder / f"{name}.part"
        unfinished.write_text(str(port))
        unfinished.rename(folder / name)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(pathlib.Path(sys.argv[1])))
