"""Tariff inference: by which formula were the fees really worked out, and since when?

    found = infer(sales, agreement)

It is exact, in integers. Formulas worth trying come from sales close together (`candidates`); the best list
of stretches among them is found exactly (`stretches`); what is coincidence is not told (`belief`); every
other formula that explains a stretch as well is named (`rivals`).
"""

from juli.audit.tariffs.formula import Formula
from juli.audit.tariffs.inference import infer
from juli.audit.tariffs.sale import Sale
from juli.audit.tariffs.tariff import Tariff, Tariffs, Unexplained

__all__ = ["Formula", "Sale", "Tariff", "Tariffs", "Unexplained", "infer"]
