"""What a hand-held phone does to paper: bends it, turns it, shades it, and takes it badly. Arrays in, arrays out."""

import random
from io import BytesIO
from typing import Any

import cv2
import numpy as np
from PIL import Image

Picture = Any


def faded(sheet: Picture, chance: random.Random, least: float = 0.35) -> Picture:
    """Print that is weaker in bands and down the side, as heads wear and paper ages."""
    height, width = sheet.shape[:2]
    rows = np.interp(np.arange(height), np.linspace(0, height, 9), [chance.uniform(least, 1) for _ in range(9)])
    columns = np.interp(np.arange(width), np.linspace(0, width, 6), [chance.uniform(least, 1) for _ in range(6)])
    strength = np.clip(np.sqrt(np.outer(rows, columns)), least, 1)[:, :, None]
    return (255 - (255.0 - sheet) * strength).astype(np.uint8)


def table(width: int, height: int, chance: random.Random) -> Picture:
    """A wooden table: long grain in browns."""
    seeds = np.random.default_rng(chance.randrange(2**32))
    grain = cv2.resize(
        seeds.normal(0, 1, (height // 6, 12)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
    )
    fine = cv2.resize(
        seeds.normal(0, 1, (height, 40)).astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR
    )
    tone = 26 * grain + 9 * fine
    return np.clip(np.stack([tone + level for level in (128, 92, 60)], axis=-1), 0, 255).astype(np.uint8)


def laid(
    sheet: Picture,
    ground: Picture,
    chance: random.Random,
    *,
    share: float = 0.8,
    turned: float = 0.0,
    skew: float = 0.04,
    curl: float = 0.0,
    centre: tuple[float, float] = (0.5, 0.5),
) -> Picture:
    """The sheet on a ground, `share` of its height high, turned by degrees, seen aslant, bent."""
    height, width = ground.shape[:2]
    tall, wide = sheet.shape[:2]
    scale = min(share * height / tall, 0.94 * share * width / wide)
    corners = np.float32([[-wide, -tall], [wide, -tall], [wide, tall], [-wide, tall]]) * scale / 2
    angle = np.radians(turned)
    corners = corners @ np.float32([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    middle = np.float32([centre[0] * width, centre[1] * height])
    moved = [[chance.uniform(-skew, skew) * wide * scale for _ in range(2)] for _ in range(4)]
    matrix = cv2.getPerspectiveTransform(
        (corners + middle + np.float32(moved)).astype(np.float32),
        np.float32([[0, 0], [wide, 0], [wide, tall], [0, tall]]),
    )
    across, down = _seen(matrix, width, height)
    across, down = _bent(across, down, (wide, tall), curl, chance)
    paper = cv2.remap(sheet, across, down, cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    mask = ((across >= 0) & (across < wide) & (down >= 0) & (down < tall)).astype(np.float32)
    shade = cv2.GaussianBlur(mask, (0, 0), 9)[:, :, None]
    inside = cv2.GaussianBlur(mask, (0, 0), 0.8)[:, :, None]
    return (inside * paper + (1 - inside) * ground * (1 - 0.35 * shade)).astype(np.uint8)


def _seen(matrix: Picture, width: int, height: int) -> tuple[Picture, Picture]:
    """For every pixel of the ground, where it lies on the sheet."""
    across, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    depth = matrix[2, 0] * across + matrix[2, 1] * down + matrix[2, 2]
    x = (matrix[0, 0] * across + matrix[0, 1] * down + matrix[0, 2]) / depth
    y = (matrix[1, 0] * across + matrix[1, 1] * down + matrix[1, 2]) / depth
    return x.astype(np.float32), y.astype(np.float32)


def _bent(
    across: Picture, down: Picture, size: tuple[int, int], curl: float, chance: random.Random
) -> tuple[Picture, Picture]:
    if not curl:
        return across, down
    wide, tall = size
    swing, phase = curl * wide, chance.uniform(0, 3)
    bow = swing * np.sin(np.pi * across / wide + phase * 0.3)
    wave = 0.5 * swing * np.sin(2.2 * np.pi * down / tall + phase)
    return (across + wave).astype(np.float32), (down + bow).astype(np.float32)


def shadowed(picture: Picture, chance: random.Random) -> Picture:
    """The shadow of a hand that holds the phone."""
    height, width = picture.shape[:2]
    mask = np.zeros((height, width), np.float32)
    for i in range(5):
        start = (int(width * chance.uniform(0.1, 0.9)), height)
        end = (int(width * (0.2 + 0.15 * i)), int(height * chance.uniform(0.25, 0.6)))
        cv2.line(mask, start, end, 1, int(width * 0.12))
    mask = cv2.GaussianBlur(mask, (0, 0), width * 0.012)[:, :, None]
    return (picture * (1 - 0.62 * mask)).astype(np.uint8)


def glaring(picture: Picture, chance: random.Random) -> Picture:
    """A lamp that whitens a part of the paper."""
    height, width = picture.shape[:2]
    mask = np.zeros((height, width), np.float32)
    centre = (int(width * chance.uniform(0.3, 0.7)), int(height * chance.uniform(0.25, 0.75)))
    cv2.ellipse(mask, centre, (int(width * 0.17), int(height * 0.05)), chance.uniform(-40, 40), 0, 360, 1, -1)
    mask = cv2.GaussianBlur(mask, (0, 0), width * 0.03)[:, :, None]
    return np.clip(picture + 215.0 * mask, 0, 255).astype(np.uint8)


def moved(picture: Picture, chance: random.Random, length: int = 11) -> Picture:
    """A hand that was not still."""
    kernel = np.zeros((length, length), np.float32)
    angle = chance.uniform(0, np.pi)
    reach = (length // 2) * np.float32([np.cos(angle), np.sin(angle)])
    middle = np.float32([length // 2, length // 2])
    cv2.line(kernel, tuple((middle - reach).astype(int).tolist()), tuple((middle + reach).astype(int).tolist()), 1)
    return cv2.filter2D(picture, -1, kernel / kernel.sum())


def blurred(picture: Picture, chance: random.Random, least: float = 1.8) -> Picture:
    """Out of focus."""
    return cv2.GaussianBlur(picture, (0, 0), least * chance.uniform(1, 1.4))


def dim(picture: Picture, chance: random.Random) -> Picture:
    """In the evening, in yellow light, with the noise that comes of it."""
    seeds = np.random.default_rng(chance.randrange(2**32))
    dark = picture * np.array([0.46, 0.40, 0.30]) + seeds.normal(0, 11, picture.shape)
    return np.clip(dark, 0, 255).astype(np.uint8)


def lit(picture: Picture, chance: random.Random) -> Picture:
    """Light that falls off to one side, and a little noise: what every photograph has."""
    seeds = np.random.default_rng(chance.randrange(2**32))
    height, width = picture.shape[:2]
    fall = np.outer(np.linspace(chance.uniform(0.75, 1), 1, height), np.linspace(1, chance.uniform(0.8, 1), width))
    return np.clip(picture * fall[:, :, None] * 0.94 + seeds.normal(0, 4, picture.shape), 0, 255).astype(np.uint8)


def photographed_screen(picture: Picture, chance: random.Random) -> Picture:
    """The stripes of a screen's dots seen through a camera's."""
    height, width = picture.shape[:2]
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    waves = sum(
        np.sin(2 * np.pi * (across * np.cos(angle) + down * np.sin(angle)) / chance.uniform(5, 14))
        for angle in (chance.uniform(0, 1.5), chance.uniform(1.5, 3.1))
    )
    tint = np.stack([waves * weight for weight in (11, 14, 17)], axis=-1)
    return np.clip(picture * 0.85 + 18 + tint, 0, 255).astype(np.uint8)


def cut(picture: Picture, chance: random.Random) -> Picture:
    """The picture with a part of the paper outside of it."""
    width = picture.shape[1]
    part = int(width * chance.uniform(0.14, 0.32))
    return picture[:, part:] if chance.random() < 0.5 else picture[:, : width - part]


def file_of(picture: Picture, quality: int = 80, form: str = "JPEG") -> bytes:
    """The bytes of a picture file."""
    kept = BytesIO()
    Image.fromarray(picture).save(kept, form, quality=quality)
    return kept.getvalue()
