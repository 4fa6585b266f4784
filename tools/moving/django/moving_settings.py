"""The settings of the shop that moves: those of tools/golden/django, with every hasher, on the database that is named."""
import json
import os

os.environ["GOLDEN_SIGNING_KEY"] = os.environ["MOVING_SECRET_KEY"]
os.environ.setdefault("GOLDEN_DATABASE", "")

from settings import *  # noqa: E402, F401, F403

DATABASES = {"default": json.loads(os.environ["MOVING_DATABASE"])}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.BCryptSHA256PasswordHasher",
    "moving_hashers.ScryptPasswordHasher",
]
AUTHENTICATION_BACKENDS = ["moving_backend.KeepingBackend"]
