"""Scrypt as Django has it since 4.0, for releases before."""
import base64
import hashlib

from django.contrib.auth.hashers import BasePasswordHasher
from django.utils.crypto import constant_time_compare


class ScryptPasswordHasher(BasePasswordHasher):
    algorithm = "scrypt"
    block_size = 8
    parallelism = 1
    work_factor = 2**14

    def encode(self, password, salt):
        digest = hashlib.scrypt(
            password.encode(),
            salt=salt.encode(),
            n=self.work_factor,
            r=self.block_size,
            p=self.parallelism,
            maxmem=0,
            dklen=64,
        )
        numbers = f"{self.block_size}${self.parallelism}"
        return f"{self.algorithm}${self.work_factor}${salt}${numbers}${base64.b64encode(digest).decode()}"

    def verify(self, password, encoded):
        salt = encoded.split("$")[2]
        return constant_time_compare(encoded, self.encode(password, salt))

    def must_update(self, encoded):
        return False

    def harden_runtime(self, password, encoded):
        pass
