"""Files that are no table, or not one that we read."""

import io
import struct
import zipfile

END_OF_CHAIN, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
NO_STREAM = 0xFFFFFFFF


def protected_workbook():
    """What Excel saves when a workbook is given a password: a container with the encrypted package in it."""
    return compound_file("EncryptionInfo", "EncryptedPackage")


def old_workbook():
    """A workbook of Excel 97 to 2003 (.xls)."""
    return compound_file("Workbook")


def compound_file(*streams):
    """An OLE2 container with empty streams of these names ([MS-CFB]): header, one FAT sector, one directory sector."""
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        0x3E,  # minor version
        3,  # major version: sectors of 512 bytes
        0xFFFE,  # byte order
        9,  # sector size 2^9
        6,  # small sector size 2^6
        0,  # directory sectors, not counted in version 3
        1,  # FAT sectors
        1,  # first directory sector
        0,
        4096,  # streams below this are small
        END_OF_CHAIN,
        0,
        END_OF_CHAIN,
        0,
        0,  # the FAT is in sector 0
    )
    header += struct.pack("<I", FREE) * ((512 - len(header)) // 4)
    fat = struct.pack("<II", FAT, END_OF_CHAIN) + struct.pack("<I", FREE) * 126
    entries = [_entry("Root Entry", 5, child=1)]
    entries += [_entry(name, 2, right=at + 1 if at < len(streams) else NO_STREAM) for at, name in enumerate(streams, 1)]
    directory = b"".join(entries).ljust(512, b"\0")
    return header + fat + directory


def _entry(name, kind, *, right=NO_STREAM, child=NO_STREAM):
    written = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", NO_STREAM, right, child)
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBB", len(written), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", END_OF_CHAIN, 0)
    )


def archive_of(files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


STRANGERS = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "not_a_table", "pdf"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_table", "picture"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "not_a_table", "picture"),
    "bmp": (b"BM\x36\0\x0c\0\0\0\0\0\x36\0\0\0", "not_a_table", "picture"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0", "not_a_table", "picture"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "not_a_table", "picture"),
    "rtf": (b"{\\rtf1\\ansi Hej}", "not_a_table", "document"),
    "html": (b"<!DOCTYPE html>\n<html><table><tr><td>Namn</td></tr></table>", "not_a_table", "web_page"),
    "html table as xls": (b"\xef\xbb\xbf\n <table><tr><td>Namn</td></tr></table>", "not_a_table", "web_page"),
    "docx": (archive_of({"[Content_Types].xml": "", "word/document.xml": "<x/>"}), "not_a_table", "document"),
    "odt": (
        archive_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "not_a_table",
        "document",
    ),
    "pptx": (archive_of({"[Content_Types].xml": "", "ppt/presentation.xml": "<x/>"}), "not_a_table", "slides"),
    "zip": (archive_of({"a.png": "x", "b.png": "y"}), "not_a_table", "archive"),
    "zip of two tables": (archive_of({"a.csv": "Namn\nA", "b.csv": "Namn\nB"}), "not_a_table", "archive"),
    "zip in zip": (archive_of({"a.xlsx": archive_of({"b.csv": "Namn\nA"})}), "not_a_table", "archive"),
    "cut zip": (archive_of({"a.csv": "Namn;Ort\n" * 99})[:-30], "not_a_table", "damaged"),
    "empty workbook parts": (archive_of({"xl/workbook.xml": ""}), "not_a_table", "damaged"),
    "doc": (compound_file("WordDocument"), "not_a_table", "document"),
    "ppt": (compound_file("PowerPoint Document"), "not_a_table", "slides"),
    "msg": (compound_file("__properties_version1.0"), "not_a_table", "unknown"),
    "protected": (protected_workbook(), "protected", None),
    "xls": (old_workbook(), "save_as_workbook", "xls"),
    "xls of Excel 5": (compound_file("Book"), "save_as_workbook", "xls"),
    "xlsb": (archive_of({"[Content_Types].xml": "", "xl/workbook.bin": b"\0"}), "save_as_workbook", "xlsb"),
    "ods": (
        archive_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
        "save_as_workbook",
        "ods",
    ),
    "numbers": (archive_of({"Index/Document.iwa": b"\0"}), "save_as_workbook", "numbers"),
    "gzip": (b"\x1f\x8b\x08\0\0\0\0\0", "not_a_table", "archive"),
    "random": (bytes((i * 7919 + (i * i) % 251) % 256 for i in range(4000)), "not_a_table", "unknown"),
    "zeros": (bytes(1000), "not_a_table", "unknown"),
    "nothing": (b"", "empty", None),
    "blank lines": (b"\r\n \r\n;;;\r\n", "empty", None),
}
