"""Everything at once: the page that says what can be taken, and all tables.

They are described as a data package (Frictionless) and as CSV on the Web (W3C), and come in one
ZIP file too.
"""

from archive.web.data import files
from archive.web.data.blueprint import blueprint
from archive.web.data.page import page

blueprint.record_once(lambda state: state.app.register_blueprint(page))

__all__ = ["blueprint", "files", "page"]
