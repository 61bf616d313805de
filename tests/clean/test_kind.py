"""What sort of publication a page is."""

import pytest

from indexer.clean.kind import kind_of
from indexer.model import Kind


@pytest.mark.parametrize(
    ("title", "labels", "body", "kind"),
    [
        ("Foreign Ministers’ Meeting", ("Press Releases",), "", Kind.PRESS_RELEASE),
        ("Foreign Ministers’ Meeting", ("Home > News > Press Releases",), "", Kind.PRESS_RELEASE),
        ("日英外相会談(概要)", (), "", Kind.PRESS_RELEASE),
        ("A thing", ("報道発表",), "", Kind.PRESS_RELEASE),
        ("A thing", (), "Singapore, 26 January 2022 – Both met.", Kind.PRESS_RELEASE),
        ("Press Conference by the Minister", ("Press Releases",), "", Kind.PRESS_CONFERENCE),
        ("Joint press conference", (), "", Kind.PRESS_CONFERENCE),
        ("河野外務大臣臨時会見記録", (), "", Kind.PRESS_CONFERENCE),
        ("茂木外務大臣記者会見", (), "", Kind.PRESS_CONFERENCE),
        ("A thing", (), "QUESTION: Why?\nANSWER: So.", Kind.PRESS_CONFERENCE),
        ("Japan-Australia Joint Statement", ("Press Releases",), "", Kind.JOINT_STATEMENT),
        ("Joint Announcement on Negotiations", (), "", Kind.JOINT_STATEMENT),
        ("日・シンガポール共同声明", (), "", Kind.JOINT_STATEMENT),
        ("Speech by the Minister at a dinner", ("Press Releases",), "", Kind.SPEECH),
        ("Foreign policy speech", (), "", Kind.SPEECH),
        ("外務大臣の外交演説", (), "", Kind.SPEECH),
        ("A thing", (), "Excellencies, ladies and gentlemen, good evening.", Kind.SPEECH),
        ("Statement on the earthquake", (), "", Kind.STATEMENT),
        ("外務大臣談話", (), "", Kind.STATEMENT),
        ("Why small states matter", ("Commentary",), "", Kind.COMMENTARY),
        ("The 5th Tokyo Global Dialogue", ("Events",), "", Kind.EVENT_REPORT),
        ("15th Japan-Singapore Symposium", (), "", Kind.EVENT_REPORT),
        ("Letter of condolence to Norland", (), "", Kind.PRESS_RELEASE),
        ("日・ノル外相夕食会", (), "", Kind.PRESS_RELEASE),
        ("Lectures: the Minister in Port Ann", (), "", Kind.SPEECH),
        ("A thing", (), "Some words.", Kind.OTHER),
        ("", (), "", Kind.OTHER),
    ],
)
def test_section_title_and_form_tell_the_kind(
    title: str, labels: tuple[str, ...], body: str, kind: Kind
) -> None:
    assert kind_of(title, labels, body) is kind


@pytest.mark.parametrize(
    ("publisher", "kind"),
    [
        ("Ministry of Foreign Affairs of Norland", Kind.PRESS_RELEASE),
        ("Embassies of Norland", Kind.PRESS_RELEASE),
        ("Norland Institute of International Affairs", Kind.COMMENTARY),
        ("example.org", Kind.OTHER),
    ],
)
def test_where_nothing_else_tells_it_the_publisher_does(publisher: str, kind: Kind) -> None:
    assert kind_of("The Minister in Port Ann", (), "He arrived.", publisher) is kind
    assert kind_of("Speech by the Minister", (), "He spoke.", publisher) is Kind.SPEECH
