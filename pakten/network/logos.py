"""A picture that somebody chose as their logo, drawn anew so that nothing but the picture is left of the file."""

from io import BytesIO

from django.utils.translation import gettext as _

from pakten.later import later

Image, ImageOps, ImageStat = (later(f"PIL.{name}") for name in ("Image", "ImageOps", "ImageStat"))
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 16_000_000  # what the picture takes in memory is four times as much, whatever the size of its file
BOX = (640, 320)  # twice what the largest place for a logo takes, for sharp screens
LEAST_SIDE = 24
FORMATS = ("PNG", "JPEG", "WEBP")
PINE = (0x16, 0x30, 0x2B)
PALE = 215  # of 255: a drawing lighter than this cannot be seen on white


class LogoProblem(Exception):
    """Why a file cannot be a logo and what to do about it, in words for whoever chose it."""


def too_large():
    return _("The file is larger than 5 MB. Save the picture smaller, for instance 640 pixels wide, and try again.")


def read_logo(file, *, box=BOX) -> bytes:
    """The picture in an open file as a small WebP: one frame, upright, without metadata, no larger than `box`."""
    _refuse_drawings(file)
    picture = _opened(file)
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise LogoProblem(_("The picture has too many pixels. Make it at most 4,000 pixels wide and high."))
    if min(width, height) < LEAST_SIDE:
        raise LogoProblem(_("The picture is too small to be seen. It must be at least 24 pixels wide and high."))
    try:
        drawn = _in_plain_colours(ImageOps.exif_transpose(picture))
        drawn.thumbnail(box, Image.Resampling.LANCZOS)
    except Exception:  # a broken file makes its decoder fail in many ways, and none of them is ours
        raise LogoProblem(_broken()) from None
    return _written(_on_a_ground(drawn, box))


def _refuse_drawings(file):
    start = file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    file.seek(0)
    if start.startswith((b"<svg", b"<?xml", b"<!doctype", b"<!--")) or b"<svg" in start:
        raise LogoProblem(
            _("This is an SVG drawing, and such a file can hold programs. Save it as PNG, and choose that file.")
        )


def _opened(file):
    try:
        return Image.open(file, formats=FORMATS)
    except Image.UnidentifiedImageError:
        raise LogoProblem(_("We cannot read this as a picture. Save it as PNG, JPEG or WebP, and try again.")) from None
    except Image.DecompressionBombError:
        raise LogoProblem(_("The picture has too many pixels. Make it at most 4,000 pixels wide and high.")) from None
    except Exception:  # see above
        raise LogoProblem(_broken()) from None


def _broken():
    return _("The picture is broken or not complete. Open it, save it again as PNG, and choose that file.")


def _in_plain_colours(picture):
    """The first frame in red, green and blue, with transparency where it has any."""
    picture.load()
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _on_a_ground(picture, box):
    """A pale drawing on a transparent ground gets our pine behind it; pages show logos on white."""
    if picture.mode != "RGBA":
        return picture
    seen = picture.getchannel("A").point(lambda alpha: 255 if alpha > 127 else 0)
    if not seen.getbbox() or ImageStat.Stat(picture.convert("L"), mask=seen).mean[0] < PALE:
        return picture
    margin = max(picture.size) // 16
    ground = Image.new("RGB", (picture.width + 2 * margin, picture.height + 2 * margin), PINE)
    ground.paste(picture, (margin, margin), mask=picture)
    ground.thumbnail(box, Image.Resampling.LANCZOS)
    return ground


def _written(picture):
    clean = Image.new(picture.mode, picture.size)  # profiles, comments and EXIF stay with the old one
    clean.paste(picture)
    out = BytesIO()
    clean.save(out, "WEBP", quality=90, method=4)
    return out.getvalue()
