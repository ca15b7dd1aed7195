from django.urls import path

from pakten.collaborations import office

office_urlpatterns = [
    path("", office.collaborations, name="collaborations"),
    path("new/", office.open_lead, name="open_lead"),
    path("<int:pk>/", office.collaboration, name="collaboration"),
    path("<int:pk>/next/", office.plan_next, name="plan_next"),
    path("<int:pk>/tell/", office.tell, name="tell"),
    path("<int:pk>/move/", office.move, name="move"),
    path("<int:pk>/outcome/", office.add_outcome, name="add_outcome"),
]
