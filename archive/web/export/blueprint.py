"""What all exports have in common: open to any site, and problems told as machines read them."""

from flask import Blueprint

from archive.web.export import addresses, citing, problems
from archive.web.export.formats import FORMATS
from archive.web.export.serving import opened

blueprint = Blueprint("export", __name__)
blueprint.after_request(opened)
blueprint.record_once(
    lambda state: state.app.jinja_env.globals.update(
        citing=citing, data_links=addresses, data_formats=FORMATS
    )
)
problems.install(blueprint)
