"""The two widths at which charts are drawn, in pixels: a page on a desk or on paper, and a phone of 390."""

WIDE, NARROW = 680, 326
