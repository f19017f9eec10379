"""The pages and the data of shortlists and comparisons. Any site may read the data."""

from flask import Blueprint

from archive.web.export import problems
from archive.web.export.serving import opened

blueprint = Blueprint("compare", __name__)
data = Blueprint("compared", __name__)
data.after_request(opened)
problems.install(data)
blueprint.register_blueprint(data)
