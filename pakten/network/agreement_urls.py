from django.urls import path, re_path

from pakten.network import agreement_office as office
from pakten.network import agreement_pages as pages

app_name = "agreements"
urlpatterns = [
    path("", pages.ours, name="ours"),
    re_path(r"^agreements\.(?P<kind>xlsx|csv)$", pages.ours_table, name="ours_table"),
    path("<int:pk>/", pages.agreement, name="agreement"),
    path("<int:pk>/document/", pages.document, name="document"),
    path("<int:pk>/commitments/<int:commitment>/report/", pages.report, name="report"),
]
office_urlpatterns = [
    path("", office.agreements, name="agreements"),
    re_path(r"^agreements\.(?P<kind>xlsx|csv)$", office.table, name="table"),
    path("new/", office.draft, name="draft"),
    path("<int:pk>/", office.agreement, name="agreement"),
    path("<int:pk>/change/", office.change, name="change"),
    path("<int:pk>/send/", office.send, name="send"),
    path("<int:pk>/sign/", office.sign, name="sign"),
    path("<int:pk>/attach/", office.attach, name="attach"),
    path("<int:pk>/end/", office.end, name="end"),
    path("<int:pk>/cancel/", office.cancel, name="cancel"),
    path("<int:pk>/commitments/add/", office.add_commitment, name="add_commitment"),
    path("<int:pk>/commitments/<int:commitment>/change/", office.change_commitment, name="change_commitment"),
    path("<int:pk>/commitments/<int:commitment>/remove/", office.remove_commitment, name="remove_commitment"),
]
