"""Settings: one file; everything that differs by installation comes from the environment.

| variable | meaning | without it |
| --- | --- | --- |
| `SAMRIT_DATA_DIR` | folder of the database and the key | `var` in the working folder |
| `SAMRIT_DATABASE_URL` | path of an SQLite file, or `postgres://user:password@host/name` | `samrit.sqlite3` in the data folder |
| `SAMRIT_SECRET_KEY` | signs sessions, seals the audit trail | made once, kept in the data folder |
| `SAMRIT_SECRET_KEY_FALLBACKS` | keys that were in use before, with commas; they still open what they closed | none |
| `SAMRIT_ALLOWED_HOSTS` | names under which the site answers, with commas | this machine only |
| `SAMRIT_HTTPS` | `0` where a browser speaks plain HTTP with it (a demo on one's own machine) | cookies travel over HTTPS only |
| `SAMRIT_BEHIND_PROXY` | `1` where a proxy on this machine ends HTTPS and sets `X-Forwarded-Proto` and `-For` | no header is believed |
| `SAMRIT_TRUSTED_PROXIES` | addresses or networks of proxies elsewhere that do so, with commas: `10.0.0.5,10.1.0.0/24` | with `SAMRIT_BEHIND_PROXY` this machine only |
| `SAMRIT_LOGGING_LEVEL`, `SAMRIT_LOGGING_FORMAT` | `debug`, `info`, `warning` or `error`; `json` or `text` | `info`; JSON, and text on a terminal |
| `SAMRIT_EVIDENCE_S3_BUCKET` | bucket of a store that speaks S3, in which evidence is kept | a folder in the data folder |
| `SAMRIT_EVIDENCE_S3_ENDPOINT`, `_REGION`, `_KEY`, `_SECRET`, `_PREFIX` | where that store is, who asks, in which folder | as boto3 finds them |
| `SAMRIT_CLAMD` | `host:port` or path of the socket of a ClamAV daemon that looks at every file | files are not asked about |
| `SAMRIT_CAPTURE_LINKS` | `0` where the machine has no way to the internet: links are not asked for | they are captured, and asked for each month |
| `SAMRIT_CHROMIUM` | path of the browser that captures links as PDF; `-` for none | `chromium` where it is installed |
| `SAMRIT_EMAIL_URL` | server that sends mail: `smtp://user:password@host:587`; `smtps://` for TLS from the start | no mail is sent; `console:` shows them, with links that open accounts |
| `SAMRIT_EMAIL_FROM` | from whom mail comes | `samrit@localhost` |
| `SAMRIT_BASE_URL` | address of the site: for the links in mails, and for the QR codes and addresses on sealed papers and measurements, which have none without it | `http://127.0.0.1:8000`, in mails alone |
| `SAMRIT_CITY_CODE` | national code of the local government, in every row of open data | `10` |
| `SAMRIT_CITY_NAME` | who publishes the open data | the name of the topmost agency |
| `SAMRIT_PAGES_IN_MEMORY` | megabytes of the public's pages that each process keeps as it made them; `0` for none | 32 |
| `SAMRIT_METRICS_TOKEN` | what Prometheus brings to read `/metrics` (`Authorization: Bearer …`) | it is read on this machine alone |
| `SAMRIT_LOG_KEY` | keys that sign the audit trail's checkpoints, with commas, the present one first: `file:PATH`, a private key itself, or `pkcs11:…`; `demo` for a sample city | nothing is signed or published |
| `SAMRIT_LOG_PIN` | the PIN of the token of a `pkcs11:` key | none |
| `SAMRIT_LOG_STATE` | folder, outside the data folder, of the checkpoint that was signed last | the folder of the key's file |
| `SAMRIT_LOG_ORIGIN` | the log's name: its address without `https://` | `/.well-known/samrit-log` below `SAMRIT_BASE_URL` |
| `SAMRIT_LOG_COPY` | file to which each checkpoint is appended, on another disk or machine | none |
| `SAMRIT_LOG_AUDITORS` | addresses that get the checkpoint by mail each week, with commas | nobody |
| `SAMRIT_LOG_TIMESTAMPS` | address of a time stamp service (RFC 3161) for checkpoints | none |
| `SAMRIT_LOG_WITNESSES` | who cosigns checkpoints, with commas: `KEY@https://…` | nobody |
| `SAMRIT_DEBUG` | `1` shows errors in full; never on a public machine | off |
| `SAMRIT_MFA_ROLES` | roles whose holders need a second factor, with commas: `evaluator,administrator`; `-` for none | `administrator` |
| `SAMRIT_INVITATION_DAYS` | how many days the link of an invitation works, on paper and by mail; 1 to 180 | 30 |
| `SAMRIT_OIDC_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET`, `_NAME` | the city's identity provider (OpenID Connect) and what its button says | log-in by password only |
| `SAMRIT_OIDC_MATCH` | by what an identity finds its account: `email` (verified), `username` where nobody chooses it themselves, or both with a comma | `email` |
"""

import os
from pathlib import Path

import fontpkg_sarabun

from samrit.config.environment import (
    database,
    evidence_store,
    flag,
    identity_provider,
    mail_server,
    networks,
    one_of,
    published_log,
    roles,
    secret_key,
    whole,
    words,
)
from samrit.config.logs import FORMS, LEVELS, logging_settings

DATA_DIR = Path(os.environ.get("SAMRIT_DATA_DIR", "var")).resolve()

# Safety
DEBUG = flag("SAMRIT_DEBUG", default=False)
SECRET_KEY = secret_key(DATA_DIR)
SECRET_KEY_FALLBACKS = words("SAMRIT_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = words("SAMRIT_ALLOWED_HOSTS", default="127.0.0.1,localhost,[::1]")
HTTPS = flag("SAMRIT_HTTPS", default=True)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if "*" not in host] if HTTPS else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
# All work lies under /office/, and its cookies go nowhere else: the public side is the same for everybody.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = "/office/"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day, whatever is done in it; seconds
# Without any page: as long as a meeting; what is typed into a report is saved meanwhile.
SESSION_IDLE_SECONDS = 2 * 60 * 60
CONFIRMED_SECONDS = 15 * 60  # who signs, or gives roles, has shown who they are within so long
if HTTPS:  # a browser takes such a cookie over HTTPS alone, and lets no page without it write one
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Secure-samrit-session", "__Secure-samrit-csrf"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0  # sent over HTTPS only
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
TRUSTED_PROXIES = networks("SAMRIT_TRUSTED_PROXIES") + (
    ["127.0.0.0/8", "::1/128"] if flag("SAMRIT_BEHIND_PROXY", default=False) else []
)
BEHIND_PROXY = bool(TRUSTED_PROXIES)
if BEHIND_PROXY:
    SECURE_SSL_REDIRECT = HTTPS
    SECURE_REDIRECT_EXEMPT = [r"^api/", r"^health/"]  # a program that forgot HTTPS is to notice
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # taken out where another one says it: web/proxies.py
# What is sent to one address is limited by web/rate_limit.py; what one form may hold:
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000  # a list of 2,500 rows with a choice and a name each
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "samrit.web.uploads.SpooledUploads",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 400  # more than a form takes, so that the form can say so
PASSWORD_LENGTH = 15  # characters at least, where a password is all that protects an account
PASSWORD_LENGTH_PROTECTED = 8  # where a second factor does, too
PASSWORD_HASHERS = [
    "samrit.web.people.password_hasher.Argon2idHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # how it was before: replaced at the next log-in
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, object]] = [
    {"NAME": "samrit.actions.people.passwords.LongEnough"},
    {"NAME": "samrit.actions.people.passwords.NotKnown"},
]

# Parts
SOCIALACCOUNT_PROVIDERS = identity_provider()
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "samrit.records",
    "samrit.ledger",
    "samrit.web",  # before allauth, so that its pages are ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    *(["allauth.socialaccount.providers.openid_connect"] if SOCIALACCOUNT_PROVIDERS else []),
]
MIDDLEWARE = [
    "samrit.web.proxies.trusted_proxies",  # first: who asks, and whether by HTTPS
    "samrit.web.request_line.RequestLine",
    "samrit.web.health.HealthChecks",
    "django.middleware.security.SecurityMiddleware",
    "samrit.web.middleware.content_security_policy",
    "samrit.web.middleware.nothing_stays_in_browsers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "samrit.web.line_ends.whole_words",
    "samrit.web.rate_limit.RequestLimits",  # before anything reads what was sent
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samrit.web.sessions.SessionLifetime",
    "samrit.web.middleware.FormAnswers",
    "samrit.web.middleware.other_methods",
    "samrit.web.middleware.chosen_language",
    "samrit.web.middleware.LoginRequired",  # a page is closed unless it says otherwise
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samrit.web.middleware.RequiredProtection",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samrit.web.middleware.Refusals",
]
ROOT_URLCONF = "samrit.config.urls"
WSGI_APPLICATION = "samrit.config.wsgi.application"
SILENCED_SYSTEM_CHECKS = [
    "templates.W003",  # "i18n" is put in the place of Django's on purpose
    "security.W021",  # to be in the browsers' own lists is for the city to ask for, of its whole domain
]
WEB = (
    Path(__file__).resolve().parents[1] / "web"
)  # each area of it, and the components, have templates and styles of their own
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(WEB.glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [  # known to every template without loading; the last one's `url` is the one that is taken
                "samrit.web.components.remembered",
                "django.templatetags.static",
                "samrit.web.templatetags.samrit",
                "samrit.web.components.tags",
            ],
            "libraries": {"i18n": "samrit.web.components.remembered"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samrit.web.menu.menu",
                "samrit.web.public.addresses.side",
            ],
        },
    },
]
AUTH_USER_MODEL = "records.User"
CSRF_FAILURE_VIEW = "samrit.web.errors.stale"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = LOGIN_URL

# Log-in: docs/how-to/people.md, docs/decisions/log-in-with-allauth.md
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_LINK_DAYS = 3  # of a link to a new password, where there was one
INVITATION_DAYS = whole("SAMRIT_INVITATION_DAYS", default=30, most=180)
PASSWORD_RESET_TIMEOUT = (
    max(PASSWORD_LINK_DAYS, INVITATION_DAYS) * 24 * 60 * 60
)  # seconds; `LinkTokens` asks whose link it is
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "samrit.actions.people.link_tokens.LinkTokens"  # noqa: S105 - a class
MFA_ROLES = roles("SAMRIT_MFA_ROLES", default="administrator")
ACCOUNT_ADAPTER = "samrit.web.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_RATE_LIMITS = False  # actions/people/log_in_limits.py, web/rate_limit.py: docs/decisions/limits-of-our-own.md
ACCOUNT_SIGNUP_FIELDS = [
    "username*",
    "password1*",
    "password2*",
]  # nobody signs up; the log-in asks whether there is a password
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator vouches for the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_FORMS = {
    "login": "samrit.web.people.forms.session.LoginForm",
    "change_password": "samrit.web.people.forms.session.ChangePasswordForm",
    "set_password": "samrit.web.people.forms.session.SetPasswordForm",
    "reset_password": "samrit.web.people.forms.session.ForgottenForm",
    "reset_password_from_key": "samrit.web.people.forms.session.NewPasswordForm",
    "reauthenticate": "samrit.web.people.forms.session.ConfirmForm",
}
MFA_ADAPTER = "samrit.web.people.adapters.ProtectionAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Samrit"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers themselves allow it on one's own machine only
MFA_FORMS = {
    "authenticate": "samrit.web.people.forms.protection.CodeForm",
    "reauthenticate": "samrit.web.people.forms.protection.ConfirmByCodeForm",
    "authenticate_webauthn": "samrit.web.people.forms.protection.PasskeyForm",
    "login_webauthn": "samrit.web.people.forms.protection.LoginPasskeyForm",
    "reauthenticate_webauthn": "samrit.web.people.forms.protection.ConfirmByPasskeyForm",
    "activate_totp": "samrit.web.people.forms.protection.FirstCodeForm",
    "add_webauthn": "samrit.web.people.forms.protection.AddPasskeyForm",
    "edit_webauthn": "samrit.web.people.forms.protection.RenamePasskeyForm",
}
SOCIALACCOUNT_ADAPTER = "samrit.web.people.adapters.IdentityAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads to another site is forbidden by our own policy
OIDC_MATCH = words("SAMRIT_OIDC_MATCH", default="email")


# Data
DATABASES = {"default": database(os.environ.get("SAMRIT_DATABASE_URL", str(DATA_DIR / "samrit.sqlite3")))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "evidence": evidence_store(DATA_DIR / "evidence"),
}

# The audit trail as a published log: docs/how-to/audit.md
_log = published_log(DATA_DIR)
LOG_KEYS, LOG_STATE, LOG_DIR = _log.keys, _log.state, DATA_DIR / "log"
LOG_PIN = os.environ.get("SAMRIT_LOG_PIN", "")
LOG_COPY = os.environ.get("SAMRIT_LOG_COPY", "")
LOG_AUDITORS = words("SAMRIT_LOG_AUDITORS")
LOG_TIMESTAMPS = os.environ.get("SAMRIT_LOG_TIMESTAMPS", "")
LOG_WITNESSES = words("SAMRIT_LOG_WITNESSES")

CLAMD = os.environ.get("SAMRIT_CLAMD", "")
CAPTURE_LINKS = flag("SAMRIT_CAPTURE_LINKS", default=True)
CHROMIUM = os.environ.get("SAMRIT_CHROMIUM", "")

# One line for each request and each job, tracebacks of what broke: docs/operating.md
LOGGING = logging_settings(
    one_of("SAMRIT_LOGGING_FORMAT", FORMS, default=""), one_of("SAMRIT_LOGGING_LEVEL", LEVELS, default="info")
)

METRICS_TOKEN = os.environ.get("SAMRIT_METRICS_TOKEN", "")

# Work apart from pages waits in the database, until `samrit worker` does it
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "patient"]}}

# Mail
globals().update(mail_server(os.environ.get("SAMRIT_EMAIL_URL", "")))
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("SAMRIT_EMAIL_FROM", "samrit@localhost")
SITE_URL = os.environ.get("SAMRIT_BASE_URL", "").rstrip("/")  # "": mails that a page sends lead to where it was asked
BASE_URL = SITE_URL or "http://127.0.0.1:8000"
PAGES_IN_MEMORY = whole("SAMRIT_PAGES_IN_MEMORY", default=32, least=0, most=4096)
CITY_CODE = os.environ.get("SAMRIT_CITY_CODE", "10")
CITY_NAME = os.environ.get("SAMRIT_CITY_NAME", "")
LOG_ORIGIN = os.environ.get("SAMRIT_LOG_ORIGIN", f"{BASE_URL.partition('://')[2]}/.well-known/samrit-log")

# Language, calendar
LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

# Files of pages, served by the same process straight from their packages: nothing to collect before a start
STATIC_URL = "static/"
STATICFILES_DIRS = [("fonts", fontpkg_sarabun.ROOT / "files"), *sorted(WEB.glob("*/static"))]
WHITENOISE_USE_FINDERS = True
