// Passwords as Django has stored them.

/** What all of them are of. */
export const djangoPassword = 'correct horse bättery ☃';

/**
 * Made by Django 3.2.25 on Python 3.11 (argon2-cffi 21.1, bcrypt 3.2): `PBKDF2PasswordHasher().encode(password, salt)` and
 * its sisters. Those of scrypt, which came with Django 4.0, and of argon2i and argon2d by `hashlib.scrypt` and
 * `argon2.low_level.hash_secret`, in Django's form.
 */
export const djangoHashes = [
  ['pbkdf2_sha256', 'pbkdf2_sha256$260000$seasalt12345$5hvTO64UZXyKeouY564UTuoegksC8pUQA8GSHaxRjKU='],
  ['pbkdf2_sha256', 'pbkdf2_sha256$1000$seasalt12345$GdAeLW4jFKvrrUamxqZPNBS/h+27B6OUULXO70wBSSg='],
  ['pbkdf2_sha1', 'pbkdf2_sha1$1000$seasalt12345$O2yDcae04yu2tTbSvBUt9NY5Pm8='],
  ['argon2id', 'argon2$argon2id$v=19$m=102400,t=2,p=8$c2Vhc2FsdDEyMzQ1$OoUElc+jXaEJrY0yvSEUFA'],
  ['argon2i', 'argon2$argon2i$v=19$m=512,t=2,p=2$c2Vhc2FsdDEyMzQ1$tmawHSi8nP4TsboGPa3Zgw'],
  ['argon2d', 'argon2$argon2d$v=19$m=512,t=2,p=2$c2Vhc2FsdDEyMzQ1$11+rCAJk64zDcMi3LzhQ+Q'],
  ['bcrypt_sha256', 'bcrypt_sha256$$2b$04$R72WFbSwONbKm4huG5xwse2pFnbUnW7xz9Vsy4nH.HcgKkmr44sBi'],
  ['bcrypt_sha256', 'bcrypt_sha256$$2b$12$eTlIpJrlv.k3CAdaVIFe/.rXlzQxBQK18VXmHwsaL/20YPaLpusla'],
  [
    'scrypt',
    'scrypt$16384$seasalt12345$8$1$w/MXvqT7pt8BUwdIxXgEl7dFB6c7Rj1x4IJ/OqWEM7O8m/1BHHq2weHshrElb82wLYAEim9nWvY5hBvFQ4yWfA==',
  ],
  [
    'scrypt',
    'scrypt$16384$seasalt12345$8$5$oeAABfTIlNF6tOtd1qPbljkZ/WmePmPb9RBHo5AqPHOVYGcYfGHMEvUk5qtpIG7+PWSqhNOm9JOz1LSWFU57+g==',
  ],
  [
    'scrypt',
    'scrypt$1024$seasalt12345$8$1$GruA7PXai6i42EdRKqjTE33/24GOhpnqzT2F74SVUBIUb/eXk7LkhQpKFGNTXnekYppTTHSHwDXZ+mOmeX4vGA==',
  ],
] as const;
