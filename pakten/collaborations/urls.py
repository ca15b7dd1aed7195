from django.urls import path, re_path

from pakten.collaborations import office

office_urlpatterns = [
    path("", office.collaborations, name="collaborations"),
    re_path(r"^leads\.(?P<kind>xlsx|csv)$", office.table, name="table"),
    path("new/", office.open_lead, name="open_lead"),
    path("<int:pk>/", office.collaboration, name="collaboration"),
    path("<int:pk>/next/", office.plan_next, name="plan_next"),
    path("<int:pk>/tell/", office.tell, name="tell"),
    path("<int:pk>/move/", office.move, name="move"),
    path("<int:pk>/outcome/", office.add_outcome, name="add_outcome"),
]
