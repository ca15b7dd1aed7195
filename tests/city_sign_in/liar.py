"""A server that answers as a provider does, and says whatever a test wants it to."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt


class Liar:
    """`token`, `about`: what is said in the token and asked for after it, beside or instead of what is sound. A value
    of None takes it out. `broken`: the part that answers with nonsense."""

    def __init__(self, email="known@example.org"):
        self.token, self.about, self.broken, self.asked = {}, {}, None, []
        self._email = email
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def _said(self, part):
        now = int(time.time())
        if part == "configuration":
            ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            found = {f"{name}_endpoint": f"{self.address}/{end}" for name, end in ends.items()}
            return found | {"issuer": self.address, "jwks_uri": f"{self.address}/keys"}
        claims = {"sub": "17", "email": self._email, "email_verified": True}
        if part == "userinfo":
            return _without_none(claims | self.about)
        token = claims | {"iss": self.address, "aud": "pakten", "iat": now, "exp": now + 60} | self.token
        signed = jwt.encode(_without_none(token), "somebody's key, as long as it has to be", algorithm="HS256")
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    def _handler(liar):
        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                length = int(self.headers.get("Content-Length") or 0)
                liar.asked.append((self.path, self.rfile.read(length).decode()))
                part = self.path.split("?")[0].rsplit("/", 1)[1].removeprefix("openid-")
                said = "<p>nonsense" if liar.broken == part else json.dumps(liar._said(part))
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(said.encode())

            do_GET = do_POST = answer

            def log_message(self, *args):
                pass

        return Handler


def _without_none(said):
    return {name: value for name, value in said.items() if value is not None}
