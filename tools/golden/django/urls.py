"""The addresses of the shop."""
from django.urls import include, path
from rest_framework.routers import DefaultRouter
from rest_framework_simplejwt import views as token_views

from shop import views

router = DefaultRouter()
router.register("products", views.ProductViewSet)
router.register("addresses", views.AddressViewSet)
router.register("accounts", views.AccountViewSet)
router.register("invoices", views.InvoiceViewSet)

urlpatterns = [
    path("api/v0/", include(router.urls)),
    path("api/token/", token_views.token_obtain_pair),
    path("api/token/refresh/", token_views.token_refresh),
    path("api/token/verify/", token_views.token_verify),
    path("api/token/blacklist/", token_views.token_blacklist),
]
