"""Folders of documents, and documents alone."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from exporting import NOTES, notes, opened, problems
from notelint.errors import InputError
from notelint.exports.opening import open_export
from notelint.exports.rows import Problem, Row

docx = pytest.importorskip("docx")
pypdf = pytest.importorskip("pypdf")


def word_document(path: Path) -> Path:
    """Write a document with paragraphs before, between and behind a table."""
    document = docx.Document()
    document.add_paragraph("Date of service: 12/1/2025")
    table = document.add_table(2, 2)
    for at, text in enumerate(["Start", "2:00 PM", "End", "2:45 PM"]):
        table.cell(at // 2, at % 2).text = text
    document.add_paragraph("Narrative: We walked,").add_run("\nand she laughed.")
    document.add_paragraph("")
    document.add_paragraph("Plan: meet on Friday.")
    document.save(path)
    return path


def pdf(*pages: str) -> bytes:
    """Return a small PDF with a line of text on each page; a page of "" has none, as a scan has."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for text in pages:
        drawing = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else "0 0 612 792 re f"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        objects.append(f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    )


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf("We walked.")))
    writer.encrypt("secret", algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def test_a_folder_is_read_by_name_with_paths_below_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "b" / "2.md").write_text(NOTES[1], encoding="utf-8")
    (tmp_path / "a.TXT").write_text(NOTES[0], encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(pdf("We walked.", "She laughed."))
    word_document(tmp_path / "d.docx")
    for name in (".x.txt", ".hidden/3.txt"):
        (tmp_path / name).write_text(NOTES[2], encoding="utf-8")
    export = open_export(tmp_path)

    assert [(row.source, row.number) for row in notes(export)] == [("a.TXT", 1), ("c.pdf", 1), ("d.docx", 1), ("b/2.md", 1)]
    assert notes(export)[3].text == NOTES[1]
    assert problems(export) == []
    assert list(export.rows()) == list(export.rows())


def test_paragraphs_and_tables_stand_in_their_order(tmp_path: Path) -> None:
    (row,) = notes(open_export(word_document(tmp_path / "a.docx")))

    assert row.source == str(tmp_path / "a.docx")
    assert row.text == (
        "Date of service: 12/1/2025\nStart\t2:00 PM\nEnd\t2:45 PM\nNarrative: We walked,\nand she laughed.\n\nPlan: meet on Friday."
    )


def test_forms_links_and_tracked_changes_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = word_document(tmp_path / "a.docx")
    inside = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>added</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        '<w:hyperlink w:anchor="x"><w:r><w:t xml:space="preserve"> linked</w:t></w:r></w:hyperlink></w:p>'
    )
    _change(path, "word/document.xml", lambda xml: xml.replace("<w:body>", f"<w:body>{inside}"))

    assert notes(open_export(path))[0].text.split("\n")[:2] == ["In a control", "added linked"]


def _change(path: Path, name: str, change: object) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = change(parts[name].decode()).encode()  # type: ignore[operator]
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)


def test_headers_and_footers_stand_around_the_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Client: Ann Lowell   Date of service: 12/1/2025"
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "Riverbend Peer Network"
    document.sections[0].footer.paragraphs[0].text = "Signed by Jo Park, CPSS"
    document.sections[0].footer.add_paragraph("Page 1 of 2")
    document.add_section()
    document.add_paragraph(NOTES[0])
    document.save(tmp_path / "a.docx")

    (note,) = notes(open_export(tmp_path / "a.docx"))

    lines = [line for line in note.text.split("\n") if line]
    assert lines == ["Riverbend Peer Network", "Client: Ann Lowell   Date of service: 12/1/2025", NOTES[0], "Signed by Jo Park, CPSS"]


def test_files_by_which_word_locks_others_are_no_documents(tmp_path: Path) -> None:
    word_document(tmp_path / "a.docx")
    (tmp_path / "~$a.docx").write_bytes(b"Jo Park" + bytes(150))
    export = open_export(tmp_path)

    assert [note.source for note in notes(export)] == ["a.docx"]
    assert problems(export) == []


def test_pages_of_a_pdf_follow_each_other(tmp_path: Path) -> None:
    assert notes(opened(tmp_path, "a.pdf", pdf("We walked.", "", "She laughed.")))[0].text.split() == ["We", "walked.", "She", "laughed."]


UNREADABLE = {
    "scan": ("a.pdf", pdf("", ""), "scan without text"),
    "locked": ("a.pdf", locked_pdf(), "locked with a password"),
    "broken pdf": ("a.pdf", b"%PDF-1.7 and nothing", "not a PDF"),
    "broken docx": ("a.docx", b"PK\x03\x04junk", "not a .docx"),
    "no docx": ("a.docx", b"just text", "not a .docx"),
    "empty text": ("a.txt", b" \r\n ", "is empty"),
    "binary text": ("a.txt", bytes(range(256)) * 20, "is not text"),
}


@pytest.mark.parametrize(("name", "data", "word"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_document_that_cannot_be_read_stops_nothing(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(NOTES[0], encoding="utf-8")
    export = open_export(tmp_path)

    assert [row.source for row in notes(export)] == ["z.txt"]
    ((number, message),) = problems(export)
    assert number is None
    assert word in message
    assert str(tmp_path) not in message


def test_a_docx_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = word_document(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb", b"\0" * 120_000_000)

    assert [message for _, message in problems(open_export(tmp_path))] == ["unpacks to more than 100 MB; a note is one contact."]


def test_entities_of_a_docx_are_not_followed(tmp_path: Path) -> None:
    path = word_document(tmp_path / "a.docx")
    (tmp_path / "secret").write_text("hunter2", encoding="utf-8")
    doctype = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    _change(path, "word/document.xml", lambda xml: xml.replace("<w:document", doctype + "<w:document", 1).replace("We walked", "&x;"))
    found = list(open_export(path).rows())

    assert "hunter2" not in str(found)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_text_is_read_in_its_encoding(tmp_path: Path, codec: str) -> None:
    text = "We walked – “fine”, he said, and it was.\r\nPlan: café on Friday."

    assert [row.text for row in notes(opened(tmp_path, "a.txt", text.encode(codec)))] == [text]


def test_a_note_in_a_text_file_is_no_table(tmp_path: Path) -> None:
    text = "Date: 12/1/2025\tStart: 2:00 PM\tEnd: 2:45 PM\nNarrative: We walked, talked, and laughed.\tPlan: Friday\t-"

    assert list(opened(tmp_path, "a.txt", text).rows()) == [Row(str(tmp_path / "a.txt"), 1, text)]


def test_a_table_in_a_text_file_is_one(tmp_path: Path) -> None:
    content = f"Client Name\tDOS\tProgress Note\nAnn\t12/1/2025\t{NOTES[2]}\nBo\t12/2/2025\t{NOTES[3]}\n"

    assert [row.person for row in notes(opened(tmp_path, "a.txt", content))] == ["Ann", "Bo"]


def test_files_of_other_kinds_are_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.rtf", "c.rtf", "d", ".e.rtf"):
        (tmp_path / name).write_text(NOTES[0], encoding="utf-8")

    ((number, message),) = problems(open_export(tmp_path))
    assert number is None
    assert message.startswith("3 files of other kinds were left out: .rtf 2, no ending 1.")


def test_the_extensions_can_be_chosen(tmp_path: Path) -> None:
    for name in ("a.txt", "b.note"):
        (tmp_path / name).write_text(NOTES[0], encoding="utf-8")

    assert [row.source for row in notes(open_export(tmp_path, extensions=(".note",)))] == ["b.note"]
    with pytest.raises(InputError, match=r"holds no \.md files"):
        open_export(tmp_path, extensions=(".md",))


@pytest.mark.parametrize(
    ("name", "data"), [("a.rtf", b"{\\rtf1 x}"), ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 99), ("a.gz", b"\x1f\x8b\x08x")]
)
def test_other_kinds_are_refused_with_advice(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(InputError, match=r"is not read; (save it as|unpack it)"):
        opened(tmp_path, name, data)


def test_a_missing_library_is_told_for_each_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word_document(tmp_path / "a.docx")
    (tmp_path / "b.txt").write_text(NOTES[0], encoding="utf-8")
    monkeypatch.setitem(__import__("sys").modules, "docx", None)

    assert problems(open_export(tmp_path)) == [(None, 'reading .docx needs python-docx: pip install "notelint[review]"')]
    assert len(notes(open_export(tmp_path))) == 1


def test_files_can_be_left_out_by_patterns(tmp_path: Path) -> None:
    for name in ("a.txt", "drafts/b.txt", "drafts/c.rtf", "z-draft.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(NOTES[0], encoding="utf-8")
    export = open_export(tmp_path, exclude=("drafts/*", "z-*"))

    assert [row.source for row in notes(export)] == ["a.txt"]
    assert problems(export) == []


def refuse(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    scan = os.scandir

    def refused(path: object) -> object:
        if Path(str(path)) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refused)


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(NOTES[0], encoding="utf-8")
    (tmp_path / "locked").mkdir()
    refuse(monkeypatch, tmp_path / "locked")
    found = list(open_export(tmp_path).rows())

    assert found[1:] == [Problem("locked", None, "is a folder that cannot be read: permission denied.")]
    with pytest.raises(InputError, match=r"locked: cannot be read: permission denied\."):
        open_export(tmp_path / "locked")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTES[0], encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")

    assert problems(open_export(tmp_path)) == [(None, "is no file with a text of its own, but a pipe or device.")]
    assert len(notes(open_export(tmp_path))) == 1
    with pytest.raises(InputError, match=r"b\.txt: is a pipe or device"):
        open_export(tmp_path / "b.txt")
