"""A small OpenID Connect provider that really listens, really checks and really signs."""

import base64
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import ECKey
from werkzeug import Request, Response
from werkzeug.serving import WSGIRequestHandler, make_server

CLIENT, SECRET = "the-archive", "between us two"
KEY = ECKey.generate_key("P-256", {"kid": "one"})
OTHER_KEY = ECKey.generate_key("P-256", {"kid": "one"})


def signed(claims: dict[str, Any], key: ECKey) -> str:
    return jwt.encode({"alg": "ES256", "kid": "one"}, claims, key)


@dataclass
class VouchingProvider:
    """Vouches for one person. `claims` and the rest let it lie, as a test pleases."""

    url: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    sign: Callable[[dict[str, Any]], str] = lambda claims: signed(claims, KEY)
    refuses: bool = False
    codes: dict[str, Request] = field(default_factory=dict)

    def __call__(self, environ: Any, start: Any) -> Any:
        request = Request(environ)
        answer = {
            "/.well-known/openid-configuration": self.tell,
            "/authorize": self.authorize,
            "/token": self.token,
            "/jwks": lambda _: {"keys": [KEY.as_dict(private=False)]},
        }[request.path](request)
        if isinstance(answer, dict):
            answer = Response(json.dumps(answer), content_type="application/json")
        return answer(environ, start)

    def tell(self, _: Request) -> dict[str, Any]:
        ends = {"authorization": "authorize", "token": "token"}
        return {
            "issuer": self.url,
            "jwks_uri": f"{self.url}/jwks",
            **{f"{name}_endpoint": f"{self.url}/{path}" for name, path in ends.items()},
            **self.metadata,
        }

    def authorize(self, request: Request) -> Response:
        asked = request.args
        assert asked["client_id"] == CLIENT
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        assert set(asked["scope"].split()) >= {"openid", "email"}
        back = {"state": asked["state"], "iss": self.url}
        if self.refuses:
            back["error"] = "access_denied"
        else:
            back["code"] = secrets.token_urlsafe()
            self.codes[back["code"]] = request
        location = f"{asked['redirect_uri']}?{urlencode(back)}"
        return Response(status=302, headers={"Location": location})

    def token(self, request: Request) -> Response | dict[str, Any]:
        begun = self.codes.pop(request.form["code"], None)
        proof = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        known = request.headers.get("Authorization") == f"Basic {proof}"
        if begun is None or not known:
            return Response('{"error": "invalid_grant"}', 400)
        assert request.form["redirect_uri"] == begun.args["redirect_uri"]
        challenge = create_s256_code_challenge(request.form["code_verifier"])
        assert challenge == begun.args["code_challenge"]
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": CLIENT, "sub": "subject-1", "iat": now, "exp": now + 300,
            "nonce": begun.args["nonce"], "email": "Ada@example.org", "email_verified": True,
        }  # fmt: skip
        kept = {k: v for k, v in {**claims, **self.claims}.items() if v is not None}
        token = self.sign(kept)
        return {"access_token": "unused", "token_type": "Bearer", "id_token": token}


class Quiet(WSGIRequestHandler):
    """A failing test tells enough without the access log."""

    def log_request(self, *_: object) -> None:
        pass


@contextmanager
def vouching() -> Iterator[VouchingProvider]:
    """A provider that listens meanwhile."""
    provider = VouchingProvider()
    server = make_server("127.0.0.1", 0, provider, threaded=True, request_handler=Quiet)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    server.server_close()
    thread.join()
