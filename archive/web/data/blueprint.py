"""The files of the data package, open to any site like all exports."""

from flask import Blueprint

from archive.web.export import problems
from archive.web.export.serving import opened

blueprint = Blueprint("data", __name__, url_prefix="/data")
blueprint.after_request(opened)
problems.install(blueprint)
