"""Pages of shapes that archives are full of: made-up ones, a rule or two each."""

from indexer.model import BlockKind
from tests.clean.pages import html_document, stripped_by

FIRST = "The two ministers exchanged views on the region, and will work closely for the summit."
SECOND = "Minister Vale thanked Florin for its support after the flood, and spoke of common values."
ANSWER = "両大臣は、地域情勢について意見交換を行い、緊密に連携していくことで一致しました。"


def test_symbols_of_a_word_processor_mark_items() -> None:
    page = f"""<body lang=EN-GB><div class=Section1>
    <p class=MsoNormal><b>Fisheries between Norland and Florin</b></p>
    <p class=MsoNormal>1.<span>&nbsp;&nbsp;&nbsp;&nbsp; </span>{FIRST}</p>
    <p class=MsoListParagraph><span>\xb7<span>&nbsp;&nbsp;&nbsp; </span></span>to share data;</p>
    <p class=MsoListParagraph><span>\uf0b7<span>&nbsp;&nbsp; </span></span>to hold talks; and</p>
    <p class=MsoNormal>2.<span>&nbsp;&nbsp;&nbsp;&nbsp; </span>{SECOND}</p></div></body>"""

    blocks = html_document(page).blocks

    assert [block.marker for block in blocks] == ["1.", "\xb7", "\uf0b7", "2."]
    assert [block.text for block in blocks if block.kind is BlockKind.ITEM] == [
        "to share data;",
        "to hold talks; and",
    ]


def test_a_record_of_a_japanese_press_conference_is_dated_by_its_brackets() -> None:
    page = f"""<HTML><HEAD><TITLE>外務大臣会見記録</TITLE></HEAD><BODY><H3>外務大臣会見記録</H3>
    <DIV ALIGN=RIGHT>\uff08平成10年5月12日\uff08火\uff0910時30分\uff5e 於会見室\uff09</DIV>
    <B>■島国情勢</B><BR><BR>\uff08問\uff09今後の対応如何。<BR><BR>
    \uff08大臣\uff09{ANSWER * 2}<BR><BR>
    <HR><CENTER><A HREF="../index.html">目次</A> / <A HREF="#top">TOP</A></CENTER></BODY></HTML>"""

    document = html_document(page)

    assert document.published.date == "1998-05-12"
    assert document.blocks[1].text == "■島国情勢"
    assert stripped_by(document, "back link") == ["目次 / TOP"]


def test_pieces_of_a_line_that_are_styled_apart_are_words_apart() -> None:
    page = f"""<h1>Doorstop interview in Port Ann</h1><div class="meta">
    <span class="kind">Transcript</span><span class="date">18 February 2020</span></div>
    <p>{FIRST}</p><p>{SECOND}</p>
    <p><span class="a">Fore</span><span class="a">ign</span> <span>Min</span><span>ister</span> Vale
    closed the talks and thanked the hosts for the dinner in the harbour.</p>"""

    document = html_document(page)

    assert "Foreign Minister Vale closed" in document.text
    assert "Transcript18" not in document.text


def test_code_is_not_torn_apart_by_its_colours() -> None:
    code = '<span class="k">POST</span><span class="p">Orders</span>'
    page = (
        f"<h1>How orders are sent</h1><p>{FIRST}</p><pre><code>{code}</code></pre><p>{SECOND}</p>"
    )

    assert "POSTOrders" in html_document(page).text
