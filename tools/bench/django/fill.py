"""Makes the shop's tables, one user and as many products as asked for."""
import os
import sys

import django
from django.core.management import call_command

django.setup()
call_command("migrate", run_syncdb=True, verbosity=0)

from django.contrib.auth.models import User

from shop.models import Product

User.objects.create_user("alice", password=os.environ["GOLDEN_PASSWORD"])
rows = (Product(name=f"Brass hinge, {n * 2654435761 % 4294967296:x}-{n}", price=n % 900) for n in range(int(sys.argv[1])))
Product.objects.bulk_create(rows, batch_size=200)
