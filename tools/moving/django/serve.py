"""Makes a shop with users of every kind of hash and data in all tables, and serves it on a free port, which it prints."""
import os
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [FOLDER, os.path.join(FOLDER, "../../golden/django")]
os.environ["DJANGO_SETTINGS_MODULE"] = "moving_settings"

import django
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

KINDS = ["pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256", "scrypt"]


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def make_users():
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User
    from django.utils import timezone

    password = os.environ["MOVING_PASSWORD"]
    users = []
    for kind in KINDS:
        user = User(username=kind, email=f"{kind}@parts.example", first_name="Zoë", last_name="O'Neil ☃")
        user.password = make_password(password, hasher=kind)
        user.is_staff = kind == "argon2"
        user.last_login = timezone.now()
        user.save()
        users.append(user)
    User.objects.create_user("gone").delete()
    User.objects.create_user("inactive", password=password, is_active=False)
    User.objects.create_user("unusable")
    User.objects.create_user("Scrypt", password=password)
    User.objects.create_user("revoked", password=password)
    return users


def make_data(users):
    from shop.models import Account, Address, Invoice, Product

    prices = ["0.00", "-5.50", "99999999.99", "0.01", "19.99"]
    products = [
        Product.objects.create(name=f"Part {i} ☃ ' \" \\", price=prices[i % 5], currency="€$"[i % 2])
        for i in range(43)
    ]
    products.pop(7).delete()
    addresses = [
        Address.objects.create(street=f"Straße {i}", number=i or None, city="São Paulo", postal_code=f"{i % 3}-A")
        for i in range(9)
    ]
    addresses.pop(4).delete()
    for i, user in enumerate(users):
        address = addresses[i] if i else None
        account = Account.objects.create(version=i - 1, address=address, user=user)
        for number in range(i + 1):
            invoice = Invoice.objects.create(invoice_number=1000 * i + number, account=account)
            invoice.products.set(products[number : number + 1 + 3 * i])


def main():
    application = get_wsgi_application()
    # The shop has no migrations of its own, and refers to users.
    call_command("migrate", "auth", verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)
    make_data(make_users())
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
    server.set_app(application)
    print(f"listening on {server.server_port}", flush=True)
    server.serve_forever()


django.setup()
main()
