"""XML of strangers: no types, no entities, no trees beyond measure; links told, not followed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from cchc_tracker.imports.formats.ooxml import is_package, open_package, parse_xml
from cchc_tracker.imports.formats.package_problems import package_problems
from cchc_tracker.model.errors import BadDataError

LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha"}">' for at in range(10))
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(files: dict[str, str]) -> bytes:
    found = BytesIO()
    with ZipFile(found, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return found.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE a [{LAUGHS}]><a>&l9;</a>",
        '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_declarations_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(BadDataError, match="declares"):
        parse_xml(text.encode(encoding))


def test_encodings_that_no_office_program_writes_are_refused() -> None:
    hidden = "<a/>".encode("utf-7")
    with pytest.raises(BadDataError):
        parse_xml(b'<?xml version="1.0" encoding="utf-7"?>' + hidden)


@pytest.mark.parametrize("data", [b"", b"<a>", b"\xff", b"<a>&b;</a>", b"<a>" * 5000, b"plain"])
def test_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(BadDataError):
        parse_xml(data)


@pytest.mark.parametrize("piece", [b"<a/>", b'<a b=""/>', b"<a>x</a>"])
def test_a_tree_beyond_measure_is_refused_before_it_grows(piece: bytes) -> None:
    with pytest.raises(BadDataError, match="far more"):
        parse_xml(b"<r>" + piece * (40 * 2**20 // len(piece)) + b"</r>")


def test_links_macros_and_objects_are_told() -> None:
    links = (
        f'<Relationship Id="a" Type="{KIND}/hyperlink" Target="http://a.example" '
        f'TargetMode="External"/><Relationship Id="b" Type="{KIND}/attachedTemplate" '
        f'Target="file:///b.dotm" TargetMode="External"/>'
    )
    package = open_package(
        packed(
            {
                "word/document.xml": "<a/>",
                "word/_rels/document.xml.rels": f'<R xmlns="{RELS}">{links}</R>',
                "word/vbaProject.bin": "x",
                "word/embeddings/oleObject1.bin": "x",
            }
        )
    )
    told = {problem.code: problem.text for problem in package_problems(package)}
    assert told == {
        "macros": "word/vbaProject.bin",
        "embedded-objects": "word/embeddings/oleObject1.bin",
        "outside-links": "file:///b.dotm, http://a.example",
    }


@pytest.mark.parametrize(
    "target", ["word/document.xml", "/word/document.xml", "./word//document.xml"][:]
)
def test_targets_are_named_from_the_root(target: str) -> None:
    link = f'<Relationship Id="a" Type="{KIND}/officeDocument" Target="{target}"/>'
    files = {"word/document.xml": "<a/>", "_rels/.rels": f'<R xmlns="{RELS}">{link}</R>'}
    assert open_package(packed(files)).main() == "word/document.xml"


def test_a_package_without_a_document_is_refused() -> None:
    with pytest.raises(BadDataError):
        open_package(packed({"word/document.xml": "<a/>"})).main()


def test_packages_are_told_by_their_folders() -> None:
    data = packed({"word/document.xml": "<a/>"})
    assert is_package(data, "word")
    assert not is_package(data, "xl")
    assert not is_package(b"word/", "word")
