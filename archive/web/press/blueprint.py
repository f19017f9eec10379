"""The pages for the press, and the same as plain text, which any site may read."""

from flask import Blueprint

from archive.web.export import problems
from archive.web.export.serving import opened

blueprint = Blueprint("press", __name__)
texts = Blueprint("texts", __name__)
texts.after_request(opened)
problems.install(texts)
blueprint.register_blueprint(texts)
