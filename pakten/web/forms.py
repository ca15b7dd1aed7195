"""How forms look everywhere: `{{ form }}` gives labels, hints, errors beside their fields and a summary of them."""

from django.forms import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_noop

gettext_noop("- Select an option -")  # Django's own words, which its Swedish does not have yet


class Field(BoundField):
    """A field of a form, with the class that the design system dresses."""

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if not widget.is_hidden:
            attrs["class"] = f"{widget.attrs.get('class', '')} ds-input".strip()
        return attrs

    @property
    def is_group(self):
        """Several radio buttons or boxes that share one question."""
        return self.use_fieldset

    @property
    def is_box(self):
        """One box to tick, whose label stands after it."""
        return self.widget_type == "checkbox"


class Renderer(DjangoTemplates):
    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
    bound_field_class = Field
