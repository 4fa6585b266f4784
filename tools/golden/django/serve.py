"""Makes an empty shop with three users, and serves it on a free port, which it prints, until it is ended."""
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

import django
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

# The ids of each kind of row begin at a number that stands nowhere else, so that the recorder knows them in any answer.
FIRST_IDS = {"product": 7100000, "address": 7200000, "account": 7300000, "invoice": 7400000}


class QuietHandler(WSGIRequestHandler):
    """Without a line for every request: the recorder tells what it asked."""

    def log_message(self, *args):
        pass


def without_body_for_head(application):
    """What every real server does: this one would send it."""

    def answer(environ, start_response):
        chunks = application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return chunks
        chunks.close()
        return []

    return answer


def fill():
    from django.contrib.auth.models import User
    from django.db import connection

    password = os.environ["GOLDEN_PASSWORD"]
    User.objects.create_user("alice", password=password)
    User.objects.create_user("carol", password=password)
    User.objects.create_user("bob", password=password, is_active=False)
    with connection.cursor() as cursor:
        for name, first in FIRST_IDS.items():
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [f"shop_{name}", first])


def main():
    application = without_body_for_head(get_wsgi_application())
    call_command("migrate", run_syncdb=True, verbosity=0)
    fill()
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
    server.set_app(application)
    print(f"listening on {server.server_port}", flush=True)
    server.serve_forever()


sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
django.setup()
main()
