"""The mailbox between the two threads: one place for a pass, one for a model to open, one for each study by name."""

import threading

from widgets.worker.requests import Append, Opening, Pass, Request, Run, Study

PATIENCE = 30.0  # seconds that generation waits for a step to be shown, at most; the window answers long before


class Mailbox:
    """What the window asks of the worker; the only thing that both threads touch."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._passing: Pass | Append | Run | None = None
        self._opening: Opening | None = None
        self._studies: dict[str, Study] = {}  # not begun, in the order in which they were asked for
        self._newest_studies: dict[str, int] = {}  # by name, the number of each that is wanted
        self._newest_opening = -1  # -1 while none is wanted
        self._newest = 0  # the number of the newest pass or run; older ones are cancelled
        self._count = 0
        self._shown = threading.Event()
        self._closed = False

    def next_number(self) -> int:
        """A number for a request, larger than all before it."""
        with self._lock:
            self._count += 1
            return self._count

    def put(self, request: Request) -> None:
        """Leave a request; one of its kind that has not begun is replaced, and studies give way to any other."""
        with self._lock:
            if isinstance(request, Study):
                self._studies.pop(request.name, None)
                self._studies[request.name] = request
                self._newest_studies[request.name] = request.number
                return
            self._drop_studies()
            if isinstance(request, Opening):
                self._opening, self._newest_opening = request, request.number
            else:
                self._passing, self._newest = request, request.number
        self._shown.set()  # whoever waits for a step to be shown looks whether it is still wanted

    def take(self) -> Request | None:
        """The next request, for the worker; a model to open comes first, studies come last."""
        with self._lock:
            if self._closed:
                return None
            if self._opening is not None:
                request, self._opening = self._opening, None
                return request
            if self._passing is not None:
                taken, self._passing = self._passing, None
                return taken
            name = next(iter(self._studies), None)
            return None if name is None else self._studies.pop(name)

    def take_studies(self) -> list[Study]:
        """Every study that has not begun; none of them waits any more."""
        with self._lock:
            studies, self._studies = list(self._studies.values()), {}
            return studies

    def withdraw(self) -> None:
        """Nobody waits for the pass or run any more."""
        with self._lock:
            self._passing, self._newest = None, -1
        self._shown.set()

    def withdraw_opening(self) -> bool:
        """Nobody waits for another model any more; whether that had not begun."""
        with self._lock:
            waited = self._opening is not None
            self._opening, self._newest_opening = None, -1
            return waited

    def withdraw_study(self, name: str) -> None:
        """Nobody waits for the study any more."""
        with self._lock:
            self._studies.pop(name, None)
            self._newest_studies.pop(name, None)

    def _drop_studies(self) -> None:
        """Studies that have not begun stay in their place: they wait. The one under way ends."""
        self._newest_studies = {name: study.number for name, study in self._studies.items()}

    def close(self) -> None:
        """Nothing more is wanted."""
        with self._lock:
            self._closed = True
            self._studies.clear()
            self._newest_studies.clear()
            self._passing, self._opening, self._newest, self._newest_opening = None, None, -1, -1
        self._shown.set()

    def is_wanted(self, number: int) -> bool:
        """Whether a pass or run is still the newest."""
        return number == self._newest

    def is_opening_wanted(self, number: int) -> bool:
        """Whether a model is still wanted: neither withdrawn nor followed by another."""
        return number == self._newest_opening

    def is_study_wanted(self, study: Study) -> bool:
        """Whether a study is still wanted: nothing else was asked for since it began."""
        return self._newest_studies.get(study.name) == study.number

    def step_made(self) -> None:
        """The worker hands out a step of a run."""
        self._shown.clear()

    def step_shown(self) -> None:
        """The window has shown it."""
        self._shown.set()

    def wait_until_shown(self) -> None:
        """The worker waits until the window has shown the last step, so that a person sees every one."""
        self._shown.wait(PATIENCE)
