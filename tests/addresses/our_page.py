"""A member's own side."""

from io import BytesIO

from PIL import Image

from pakten.network import inviting, our_page
from pakten.network.logos import read_logo
from tests.addresses import PUBLIC, SIGN_IN
from tests.makers import make_contact

# The coordinator here has other members in the portfolio.
OURS = (SIGN_IN, 403, 200, 403, 200)
OURS_POST = (SIGN_IN, 403, 302, 403, 302)

PAGES = {
    "network:logo": PUBLIC,
    "network:invitation": PUBLIC,
    "network:edit": OURS,
    "network:edit_logo": OURS,
    "network:remove_logo": OURS_POST,
    "network:contacts": OURS,
    "network:hand_over": OURS_POST,
    "network:remove_contact": OURS,
    "network:send_again": OURS_POST,
    "network:revoke": OURS_POST,
}


def make(own):
    contact = make_contact(organisation=own, name="Ola Nord").contact_for.get()
    picture = BytesIO()
    Image.new("RGB", (64, 32), "navy").save(picture, "PNG")
    picture.seek(0)
    with_logo = our_page.set_logo(organisation=own, picture=read_logo(picture), may_show=True, by=None)
    invited = inviting.invite(organisation=own, email="asa@example.org", name="Åsa", by=contact.person)
    key = invited.new_key()
    invited.save()
    slug = {name: [own.slug] for name in PAGES}
    return {
        **slug,
        "network:logo": [with_logo.logo.name.rpartition("/")[2]],
        "network:invitation": [key],
        **{name: [own.slug, contact.pk] for name in ("network:hand_over", "network:remove_contact")},
        **{name: [own.slug, invited.pk] for name in ("network:send_again", "network:revoke")},
    }
