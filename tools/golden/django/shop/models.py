"""What the shop keeps. Equal rows are sorted by id, which SQLite would do anyway."""
from django.conf import settings
from django.db import models


class Product(models.Model):
    class Currency(models.TextChoices):
        EUR = "€"
        USD = "$"

    name = models.CharField("productName", max_length=200, unique=True)
    price = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    currency = models.CharField(max_length=1, choices=Currency.choices, default=Currency.EUR)

    class Meta:
        ordering = ["name"]


class Address(models.Model):
    street = models.CharField(max_length=254)
    number = models.IntegerField(null=True)
    city = models.CharField(max_length=150)
    postal_code = models.CharField("postalCode", max_length=150)

    class Meta:
        ordering = ["postal_code", "id"]


class Account(models.Model):
    version = models.IntegerField(default=0)
    address = models.ForeignKey(Address, null=True, on_delete=models.PROTECT)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)

    class Meta:
        ordering = ["user"]


class Invoice(models.Model):
    invoice_number = models.IntegerField(default=0)
    products = models.ManyToManyField(Product)
    account = models.ForeignKey(Account, on_delete=models.CASCADE)

    class Meta:
        ordering = ["account__user", "id"]
