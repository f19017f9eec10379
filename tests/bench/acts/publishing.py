"""How long it takes from a click until the public reads another release."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.catalogue.database import reading
from archive.catalogue.job import open_jobs
from archive.catalogue.winner import read_winners
from archive.domain.edition import Edition
from archive.domain.snapshot import Snapshot
from archive.release import Shelf
from tests.bench.acts import ceremony
from tests.bench.acts.act import START, Act, wait
from tests.bench.acts.desk import Desk
from tests.bench.acts.scene import Scene

ROUNDS = 3
NEW = 50
WHY = "To measure it"
WHOLE = "the whole archive, built from nothing"


@dataclass
class Ceremony:
    """New winners on their way to the public and back; `old` and `new` are the releases."""

    scene: Scene
    desk: Desk
    edition: Edition
    bring: Act = field(default_factory=lambda: Act(f"{NEW} new winners, by command", None, START))
    stage: Act = field(
        default_factory=lambda: Act("click on stage until it is staged", None, WHOLE)
    )
    publish: Act = field(
        default_factory=lambda: Act("click on publish until the public reads them", 3.0, WHOLE)
    )
    back: Act = field(
        default_factory=lambda: Act("click on going back until they are gone", 1.0, START)
    )
    typed: Act = field(default_factory=lambda: Act("`rollback`, by command", 1.0, START))
    old: str = ""
    new: str = ""
    public: str = ""
    """The address of one of the new winners."""

    @property
    def acts(self) -> tuple[Act, ...]:
        return (self.bring, self.stage, self.publish, self.back, self.typed)

    def hold(self, snapshot: Snapshot, seed: int) -> None:
        """Bring new winners, publish them and take them back twice, and leave them published."""
        path = self.scene.folder / "ceremony.csv"
        title = ceremony.write(path, snapshot, [self.edition], NEW, seed)[-1]
        self.bring.time(lambda: self.scene.run("import", path))
        self.public = f"/winners/{self._path_of(title)}"
        shelf = Shelf(self.scene.settings.releases)
        self.old = shelf.current().release
        self.stage.time(self._stage)
        self.new = shelf.kept()[0].id
        self._publish()
        self._go_back()
        self._publish()
        self.typed.time(lambda: self.scene.run("rollback"))
        self.scene.run("publish", self.new, "--override", WHY)

    def _stage(self) -> None:
        # The token of a form is good on all pages of a visit.
        proof = self.desk.proof(self.desk.get("/staff/account"))
        self.desk.send("/staff/releases/stage", proof)
        wait(self._is_over)

    def _publish(self) -> None:
        path = f"/staff/releases/{self.new}"
        proof = self.desk.proof(self.desk.get(path))
        asked = {"why": WHY, "override": WHY, "seen": self.old}

        def act() -> None:
            self.desk.send(f"{path}/publish", proof, **asked)
            wait(lambda: self.desk.get(self.public).status == 200)

        self.publish.time(act)
        wait(self._is_over)

    def _go_back(self) -> None:
        path = f"/staff/releases/{self.old}/back"
        proof = self.desk.proof(self.desk.get(path))

        def act() -> None:
            self.desk.send(path, proof, why=WHY, seen=self.new)
            wait(lambda: self.desk.get(self.public).status != 200)

        self.back.time(act)
        wait(self._is_over)

    def _is_over(self) -> bool:
        with reading(self.scene.url) as session:
            return not open_jobs(session)

    def _path_of(self, title: str) -> str:
        with reading(self.scene.url) as session:
            winners = read_winners(session, [self.edition.key])
        return next(winner.path for winner in winners if winner.title == title)


def publishes(scene: Scene, desk: Desk, snapshot: Snapshot, edition: Edition) -> Iterator[Act]:
    held = Ceremony(scene, desk, edition)
    for seed in range(ROUNDS):
        held.hold(snapshot, seed)
    yield from held.acts
