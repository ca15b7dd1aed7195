from django.urls import path

from pakten.home import accessible, letters, views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("mine/", views.mine, name="mine"),
    path("mine/letters/", letters.my_letters, name="my_letters"),
    path("letters/<slug:topic>/<str:key>/", letters.letters_about, name="letters_about"),
    path("accessibility/", accessible.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]
