"""The site for any WSGI server: `gunicorn wsgi:app`."""

from archive import staff
from archive.config import Settings
from archive.web import create_app

settings = Settings.from_environment()
app = create_app(settings)
staff.install(app, settings)
