"""Signing in and out, and one's own passkeys. Who did not show lately who they are does so before changing them."""

from tests.addresses import SIGN_IN

ANEW = (SIGN_IN, 302, 302, 302, 302)
PAGES = {
    "account_login": (200, 302, 302, 302, 302),
    "account_request_login_code": (200, 302, 302, 302, 302),
    "account_confirm_login_code": (302, 302, 302, 302, 302),
    "account_use_key": (302, 302, 302, 302, 302),
    "account_sign_in_anew": (SIGN_IN, 200, 200, 200, 200),
    "account_keys": (SIGN_IN, 200, 200, 200, 200),
    "account_add_key": ANEW,
    "account_name_key": ANEW,
    "account_remove_key": ANEW,
    "account_signup": (302, 302, 302, 302, 302),
    "account_logout": (302, 200, 200, 200, 200),
    "account_sign_out_everywhere": (SIGN_IN, 405, 405, 405, 405),
}


def make(own):
    return {"account_name_key": [1], "account_remove_key": [1]}
