"""Pictures, logos and invitations for tests."""

from io import BytesIO

from PIL import Image, ImageDraw

from pakten.network import inviting, our_page
from pakten.network.logos import read_logo
from tests.makers import make_organisation


def make_picture(form="PNG", *, size=(320, 160), mode="RGB", colour="navy", **details):
    """The bytes of a picture in a file format."""
    picture = Image.new(mode, size, colour)
    black = {"RGB": "black", "RGBA": "black", "CMYK": (0, 0, 0, 255), "LA": (0, 255)}.get(mode, 0)
    ImageDraw.Draw(picture).line([(0, 0), size], fill=black, width=4)
    out = BytesIO()
    picture.save(out, form, **details)
    return out.getvalue()


def make_logo(*, organisation=None, may_show=True, colour="navy"):
    """An organisation with a logo."""
    picture = read_logo(BytesIO(make_picture(colour=colour)))
    return our_page.set_logo(
        organisation=organisation or make_organisation(), picture=picture, may_show=may_show, by=None
    )


def make_invitation(*, organisation=None, email="asa@example.org", name="Åsa O'Brien", by=None, **details):
    """An invitation and the secret in its link."""
    invitation = inviting.invite(
        organisation=organisation or make_organisation(), email=email, name=name, by=by, **details
    )
    key = invitation.new_key()
    invitation.save()
    return invitation, key
