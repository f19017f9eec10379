"""One line says where the archive is served, or one line says why it is not."""

import sys

from archive.config import Settings
from archive.errors import ArchiveError
from archive.serve.conditions import bind, check_folder, check_provider
from archive.serve.server import Server


def main() -> int:
    """Serve until told to stop; 1 if that cannot even begin."""
    try:
        settings = Settings.from_environment()
        check_folder(settings)
        check_provider(settings)
        listener = bind(settings)
    except ArchiveError as error:
        print(error, file=sys.stderr)
        return 1
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"The archive is open at http://{shown}:{port} - Ctrl-C closes it.", flush=True)
    tell_of_staff(settings)
    Server(settings, listener).run()
    return 0


def tell_of_staff(settings: Settings) -> None:
    """Say how the first account is made where there is none; that keeps nobody from reading."""
    from archive.staff.beginning import to_begin

    if told := to_begin(settings):
        print(told, flush=True)


if __name__ == "__main__":
    sys.exit(main())
