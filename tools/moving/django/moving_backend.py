"""Lets people in as Django does, and leaves their hashes as they are: each kind is to be there when the shop moves."""
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import User


class KeepingBackend(ModelBackend):
    def authenticate(self, request, username=None, password=None, **kwargs):
        user = User.objects.filter(username=username).first()
        if user and check_password(password, user.password) and self.user_can_authenticate(user):
            return user
        return None
