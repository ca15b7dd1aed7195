"""Logos of invented members: a simple mark and the first word of the name, drawn by chance."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pakten import web
from pakten.network.logos import read_logo

FONT = Path(web.__file__).parent / "vendor" / "fonts" / "Commissioner_700Bold.ttf"
INKS = ["#1d5c4d", "#234f7d", "#8a2f2b", "#5b3a80", "#a3560a", "#0f6b74", "#7a2558", "#3d4a1f"]
SIDE = 120


def draw(name, dice):
    """A logo as `logos.read_logo` gives it."""
    ink, word = dice.choice(INKS), name.split()[0][:20]
    font = ImageFont.truetype(FONT, 64)
    width = SIDE + 24 + int(font.getlength(word)) + 16
    picture = Image.new("RGB", (width, SIDE), "white")
    pen = ImageDraw.Draw(picture)
    dice.choice([_sun, _bars, _peaks, _halves])(pen, ink)
    pen.text((SIDE + 24, SIDE // 2), word, fill=ink, font=font, anchor="lm")
    out = BytesIO()
    picture.save(out, "PNG")
    out.seek(0)
    return read_logo(out)


def _sun(pen, ink):
    pen.ellipse((10, 10, 110, 110), outline=ink, width=12)
    pen.ellipse((42, 42, 78, 78), fill=ink)


def _bars(pen, ink):
    for number, height in enumerate((45, 90, 68)):
        pen.rectangle((14 + number * 34, 110 - height, 38 + number * 34, 110), fill=ink)


def _peaks(pen, ink):
    pen.polygon([(6, 108), (44, 22), (82, 108)], fill=ink)
    pen.polygon([(62, 108), (88, 52), (114, 108)], outline=ink, width=8)


def _halves(pen, ink):
    pen.pieslice((10, 10, 110, 110), 90, 270, fill=ink)
    pen.pieslice((34, 10, 114, 110), 270, 90, outline=ink, width=10)
