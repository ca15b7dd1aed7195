"""All settings of an installation, read from the environment; `.env.example` lists them.

Without any variable set this is a safe development installation: SQLite in `var/`, mail printed to the terminal.
"""

import secrets
from email.utils import getaddresses
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from pakten import environment

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(environment.text("PAKTEN_VAR", str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = environment.flag("DEBUG")
DEMO = environment.flag("PAKTEN_DEMO")  # a demo city: a banner, and sign-in links for its invented people


def secret_key() -> str:
    """The key given, or one made at the first start and kept in `var/`, so that nobody runs with a published key."""
    if key := environment.text("SECRET_KEY"):
        return key
    kept = VAR / "secret_key"
    try:
        with kept.open("x") as file:
            kept.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return kept.read_text()


SECRET_KEY = secret_key()
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
SITE_ADDRESS = environment.text("SITE_ADDRESS", "http://localhost:8000").rstrip("/")
SECURE = SITE_ADDRESS.startswith("https://")

INSTALLED_APPS = [
    "pakten.office",
    "pakten.home",
    "pakten.api",
    "pakten.results",
    "pakten.mingle",
    "pakten.events",
    "pakten.collaborations",
    "pakten.surveys",
    "pakten.plan",
    "pakten.network",
    "pakten.mail",
    "pakten.journal",
    "pakten.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "pakten.mingle.views.now.NowFirst",  # before all that costs time: hundreds of phones ask several times in a second
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "pakten.urls"
WSGI_APPLICATION = "pakten.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pakten.web.context.page",
                "pakten.network.context.network",
            ],
            "builtins": ["pakten.web.templatetags.web", "django.templatetags.l10n"],
        },
    }
]

FORM_RENDERER = "pakten.web.forms.Renderer"


def database(address: str) -> dict:
    """Django's setting for a database address, with what each engine needs to be safe under load.

    SQLite begins every transaction as a writer (IMMEDIATE), so that two writers wait for each other instead of
    failing with "database is locked", and WAL lets readers go on meanwhile.
    """
    try:
        setting = dict(dj_database_url.parse(address))
    except (ValueError, dj_database_url.ParseError) as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from None
    if setting["ENGINE"] == "django.db.backends.sqlite3":
        setting["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        setting["CONN_HEALTH_CHECKS"] = True
    setting["CONN_MAX_AGE"] = 60  # to open one takes as long as several questions, with SQLite too: it reads all tables
    return setting


DATABASES = {"default": database(environment.text("DATABASE_URL", f"sqlite:///{VAR / 'pakten.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "network.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:mine"
LOGOUT_REDIRECT_URL = "home:home"
ACCOUNT_ADAPTER = "pakten.network.sign_in.SignInAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# Figures, because every phone has them on one keyboard; eight, because three tries each may be made at many codes.
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_FORMS = {"confirm_login_code": "pakten.network.sign_in_forms.ConfirmCode"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code is the proof of the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds; after it, changing how one signs in asks for a code once more
# How often the same is tried: from one address of the internet (a whole office may share one), for one e-mail address.
ACCOUNT_RATE_LIMITS = {"request_login_code": "30/m/ip,300/h/ip,3/m/key,12/h/key"}
MFA_ADAPTER = "pakten.network.sign_in.KeysAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}

# The city's own sign-in (OpenID Connect); without a server there is none.
OIDC_SERVER_URL = environment.text("OIDC_SERVER_URL")
OIDC_NAME = environment.text("OIDC_NAME", "the city") if OIDC_SERVER_URL else ""
SOCIALACCOUNT_ADAPTER = "pakten.network.city_sign_in.CityAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: `form-action` lets no form lead to another server
if SECURE and OIDC_SERVER_URL and not OIDC_SERVER_URL.startswith("https://"):
    raise ImproperlyConfigured("OIDC_SERVER_URL must begin with https://.")
if OIDC_SERVER_URL:
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]  # 7 MB
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "city",
                    "name": OIDC_NAME,
                    "client_id": environment.text("OIDC_CLIENT_ID"),
                    "secret": environment.text("OIDC_SECRET"),
                    "settings": {"server_url": OIDC_SERVER_URL},
                }
            ],
        }
    }

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {
        "BACKEND": environment.text("MEDIA_STORAGE", "django.core.files.storage.FileSystemStorage"),
        "OPTIONS": environment.mapping("MEDIA_STORAGE_OPTIONS"),
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or DEMO

if environment.text("EMAIL_HOST"):
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": environment.text("EMAIL_HOST"),
                "port": environment.number("EMAIL_PORT", 25),
                "username": environment.text("EMAIL_HOST_USER"),
                "password": environment.text("EMAIL_HOST_PASSWORD"),
                "use_tls": environment.flag("EMAIL_USE_TLS"),
                "timeout": 10,
            },
        }
    }
else:
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "Pakten <pakten@localhost>")
ADMINS = [address for _name, address in getaddresses([environment.text("ADMINS")]) if address]

# allauth counts tries in the default cache, so all web processes share it, as a table in the database: it is asked when
# somebody signs in, and never by other pages. What pages keep for a while is each process's own, in memory.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "network_tries"},
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Pages as they were drawn, some 50 kB each: apart, so that many different searches push out nothing else.
    "drawn": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "drawn",
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_NAME = "pakten_session"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_SSL_REDIRECT = SECURE and environment.flag("SECURE_SSL_REDIRECT", True)
if environment.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # How many proxies of ours stand in front: the visitor's address is that many from the end of X-Forwarded-For.
    ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("PROXY_COUNT", 1)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

# The room of a table in an online mingle, as it is suggested; see docs/operations.md. The city's own Jitsi, say.
ONLINE_ROOM = environment.text("ONLINE_ROOM", "https://meet.jit.si/{mingle}-{secret}")

# A file of 10,000 sign-ups is well below these; more is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_secrets": {"()": "pakten.logs.WithoutSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]},
    },
    "root": {"handlers": ["console"], "level": environment.text("LOG_LEVEL", "WARNING")},
}
