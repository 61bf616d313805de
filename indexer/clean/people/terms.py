"""Terms of office against a date and the words beside a name: who fits, and what they are."""

from collections.abc import Sequence

from indexer.authority import Person, Tenure
from indexer.authority.titles import office_of
from indexer.clean.people.naming import Naming
from indexer.model import Status


def fits(person: Person, naming: Naming, date: str | None) -> bool:
    """Whether the person held the office of the title when the words say so."""
    return any(_fits(tenure, naming.status, date) for tenure in meant(person, naming))


def ever_held(person: Person, naming: Naming, date: str | None) -> bool:
    """Whether the person held the office of the title by that date, or is to hold it soon."""
    early = date is None or naming.status is Status.ELECT
    return any(early or tenure.begun(str(date)) for tenure in meant(person, naming))


def latest(people: list[Person], naming: Naming, date: str) -> list[Person]:
    """Who left the office of the title last before the date."""
    ends = {
        person.id: max(
            (t.last for t in meant(person, naming) if t.last and t.begun(date)), default=""
        )
        for person in people
    }
    return [person for person in people if ends[person.id] == max(ends.values())]


def meant(person: Person, naming: Naming) -> Sequence[Tenure]:
    """The tenures of the kinds of office that the title means."""
    return [tenure for tenure in person.tenures if office_of(tenure) in naming.offices]


def _fits(tenure: Tenure, status: Status, date: str | None) -> bool:
    if date is None:
        return True
    match status:
        case Status.THEN:
            return tenure.begun(date)
        case Status.FORMER:
            return tenure.begun(date) and tenure.left(date)
        case Status.ELECT:
            soon = tenure.first[:4] <= str(int(date[:4]) + 1)
            return tenure.holds(date) or (soon and not tenure.begun(date))
        case _:
            return tenure.may_hold(date)


def status_of(person: Person, naming: Naming, date: str | None) -> Status:
    """What the person is on that date."""
    if naming.status in {Status.FORMER, Status.ELECT}:
        return naming.status
    if date is None:
        return Status.THEN if naming.status is Status.THEN else Status.UNDATED
    titled = [tenure for tenure in meant(person, naming) if tenure.holds(date)]
    if naming.status is Status.THEN and not titled:
        return Status.THEN
    if naming.offices and not meant(person, naming):
        return Status.UNKNOWN  # the words give an office of which the records know nothing
    held = titled or person.held(date)
    if held:
        acting = all(tenure.acting for tenure in held)
        return Status.ACTING if acting else Status.IN_OFFICE
    return _out_of_office(person, date)


def _out_of_office(person: Person, date: str) -> Status:
    if any(tenure.may_hold(date) for tenure in person.tenures):
        return Status.LAST_CONFIRMED
    if any(tenure.begun(date) for tenure in person.tenures):
        return Status.FORMER
    return Status.LATER if person.tenures else Status.UNKNOWN


def office_text(person: Person, status: Status, date: str | None) -> str:
    """The office held on the date, in words; "" for none."""
    if not date:
        return ""
    if status in {Status.IN_OFFICE, Status.ACTING}:
        return person.office_on(date)
    if status is Status.LAST_CONFIRMED:
        open_ = [tenure for tenure in person.tenures if tenure.may_hold(date)]
        return f"{open_[-1].title} (last confirmed {open_[-1].last_seen})"
    return ""


def meant_text(person: Person, naming: Naming, status: Status, date: str | None) -> str:
    """The office that the words mean, or the last one held, with its time; "" while in office."""
    if status in {Status.IN_OFFICE, Status.ACTING, Status.LAST_CONFIRMED}:
        return ""
    tenures = [t for t in meant(person, naming) if _fits(t, naming.status, date)]
    if not tenures:
        tenures = [t for t in person.tenures if not date or t.begun(date)] or list(person.tenures)
    if not tenures:
        return ""
    one = tenures[0] if status in {Status.ELECT, Status.LATER} else tenures[-1]
    return f"{one.title} ({one.time})"


def kinds(person: Person, naming: Naming, status: Status, date: str | None) -> tuple[str, ...]:
    """Values of the office facet: "JP foreign minister" for an office held that day."""
    if not date:
        return ()
    if status in {Status.IN_OFFICE, Status.ACTING}:
        held: Sequence[Tenure] = person.held(date)
    elif status is Status.LAST_CONFIRMED:
        held = [t for t in meant(person, naming) if t.may_hold(date)]
    else:
        return ()
    return tuple(
        dict.fromkeys(
            f"{person.country} {office_of(t)}" if t.of else office_of(t).value for t in held
        )
    )
