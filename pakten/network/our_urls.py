"""The addresses of a member's own side, a part of `urls`."""

from django.urls import path, re_path

from pakten.network import our_views as views

urlpatterns = [
    re_path(r"^logo/(?P<name>[\w-]{16,}\.webp)$", views.logo, name="logo"),
    re_path(r"^invitation/(?P<key>[\w-]{32,})/$", views.invitation, name="invitation"),
    path("<slug:slug>/edit/", views.edit, name="edit"),
    path("<slug:slug>/logo/", views.edit_logo, name="edit_logo"),
    path("<slug:slug>/logo/remove/", views.remove_logo, name="remove_logo"),
    path("<slug:slug>/contacts/", views.contacts, name="contacts"),
    path("<slug:slug>/contacts/<int:pk>/first/", views.hand_over, name="hand_over"),
    path("<slug:slug>/contacts/<int:pk>/remove/", views.remove_contact, name="remove_contact"),
    path("<slug:slug>/invitations/<int:pk>/send/", views.send_again, name="send_again"),
    path("<slug:slug>/invitations/<int:pk>/revoke/", views.revoke, name="revoke"),
]
