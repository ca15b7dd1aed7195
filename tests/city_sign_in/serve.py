"""Runs the city's server: `python -m tests.city_sign_in.serve CALLBACK`. It prints its address and serves until killed.

It knows three people, each with the password `hemligt`: known@ and new@ with a proved address, unproved@ without.
"""

import os
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.city_sign_in.settings"
django.setup()

from allauth.account.models import EmailAddress  # noqa: E402
from allauth.idp.oidc.models import Client  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True  # a browser keeps connections open, and must not keep others waiting


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


call_command("migrate", verbosity=0)
for name in ("known", "new", "unproved"):
    email = f"{name}@example.org"
    user = User.objects.create_user(username=name, email=email, password="hemligt")
    EmailAddress.objects.create(user=user, email=email, verified=name != "unproved", primary=True)
client = Client(id="pakten", name="Pakten", scopes="openid\nprofile\nemail", redirect_uris=sys.argv[1])
client.set_secret("hemlighet")
client.save()
server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, handler_class=Quiet)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
