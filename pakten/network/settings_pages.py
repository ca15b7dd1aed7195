"""The installation's own settings: what the network is called, what its first page says, its districts and levels."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from pakten.network import actions, installing, queries
from pakten.network.decorators import office_only
from pakten.network.installing import SettingProblem
from pakten.network.models import District, Level, Organisation
from pakten.network.settings_forms import (
    ChangeLevelForm,
    DistrictForm,
    EndDistrictForm,
    FrontPageForm,
    KnownLevelForm,
    LevelForm,
    NetworkForm,
)


@office_only
def settings(request):
    words = {"levels": Level.objects.all(), "districts": District.objects.all()}
    return render(request, "network/office/settings.html", words)


def _page(request, form, do, *, heading, lead="", back="settings_office:settings", button=""):
    """One form, one verb; what the verb cannot do is said above the form."""
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except SettingProblem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Saved."))
            return redirect(back)
    words = {"form": form, "heading": heading, "lead": lead, "button": button or _("Save")}
    return render(request, "network/office/setting.html", words)


@office_only
def name(request):
    form = NetworkForm(request.POST or None, instance=queries.network())
    return _page(
        request,
        form,
        lambda said: actions.name_network(by=request.user, **said),
        heading=_("Name, city and address"),
        lead=_("Stands on every page and in every letter."),
    )


@office_only
def front_page(request):
    form = FrontPageForm(request.POST or None, instance=queries.network())
    return _page(
        request,
        form,
        lambda said: installing.write_front_page(by=request.user, **said),
        heading=_("The words on the first page"),
    )


@office_only
def add_district(request):
    form = DistrictForm(request.POST or None)
    return _page(
        request,
        form,
        lambda said: actions.add_district(by=request.user, **said),
        heading=_("Add a district"),
        button=_("Add"),
    )


@office_only
def end_district(request, pk):
    district = get_object_or_404(District, pk=pk)
    return _page(
        request,
        EndDistrictForm(request.POST or None),
        lambda said: installing.end_district(district=district, by=request.user, **said),
        heading=_("End the district %(name)s") % {"name": district.name},
        lead=_("It is no longer a choice after its last day. What is said of members stays."),
    )


@office_only
def add_level(request):
    form = LevelForm(request.POST or None)
    return _page(
        request,
        form,
        lambda said: installing.add_level(by=request.user, **said),
        heading=_("Add a level"),
        button=_("Add"),
    )


@office_only
def change_level(request, pk):
    level = get_object_or_404(Level, pk=pk)
    return _page(
        request,
        KnownLevelForm(request.POST or None, instance=level),
        lambda said: installing.rename_level(level=level, by=request.user, **said),
        heading=_("Change the level"),
        lead=_("A closed level stays with those who have it, and is given to nobody new."),
    )


@office_only
def remove_level(request, pk):
    level = get_object_or_404(Level, pk=pk)
    if request.method == "POST":
        try:
            installing.remove_level(level=level, by=request.user)
            messages.success(request, _("The level is removed."))
        except SettingProblem as problem:
            messages.error(request, str(problem))
        return redirect("settings_office:settings")
    words = {"heading": _("Remove the level %(name)s?") % {"name": level.name}, "button": _("Remove")}
    return render(request, "network/office/setting.html", {**words, "is_danger": True})


@office_only
def level_of(request, slug):
    """Another level for a member."""
    organisation = get_object_or_404(Organisation, slug=slug)
    return _page(
        request,
        ChangeLevelForm(request.POST or None),
        lambda said: installing.change_level(organisation=organisation, by=request.user, **said),
        heading=_("Change the level of %(name)s") % {"name": organisation.name},
        back=organisation.get_absolute_url(),
    )
