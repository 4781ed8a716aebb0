"""Numbers and passcodes."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from juli.hub.complaints import numbers

DAYS = st.dates(date(2026, 1, 1), date(2099, 12, 31))


def test_a_number_tells_year_month_serial_and_check_digits() -> None:
    number = numbers.complaint_number(386, date(2026, 11, 2))
    assert number.startswith("2611-0386-")
    assert numbers.normalise_number(number) == number


@given(st.integers(1, 10**8), DAYS, st.sampled_from(["-", " ", "", "–"]))
def test_a_number_is_read_however_it_is_separated(serial: int, day: date, separator: str) -> None:
    number = numbers.complaint_number(serial, day)
    assert numbers.normalise_number(f" {number.replace('-', separator)} ") == number


@given(st.integers(1, 10**6), DAYS, st.data())
def test_one_wrong_digit_is_noticed(serial: int, day: date, data: st.DataObject) -> None:
    number = numbers.complaint_number(serial, day)
    place = data.draw(st.sampled_from([i for i, sign in enumerate(number) if sign.isdigit()]))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))
    assert numbers.normalise_number(number[:place] + other + number[place + 1 :]) is None


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert numbers.normalise_number(text) is None or text.strip()


def test_a_passcode_has_sixty_bits_and_opens_only_what_it_was_hashed_for() -> None:
    passcode, other = numbers.new_passcode(), numbers.new_passcode()
    assert len(numbers.ALPHABET) ** 12 >= 2**60
    assert len(numbers.normalise_passcode(passcode)) == 12
    stored = numbers.hash_passcode(passcode)
    assert passcode.replace("-", "") not in stored
    assert numbers.passcode_fits(passcode.lower().replace("-", " "), stored)
    assert not numbers.passcode_fits(other, stored)
    assert not numbers.passcode_fits("", stored)


def test_letters_misread_from_paper_are_read_as_the_digit() -> None:
    assert numbers.normalise_passcode("oli0-1234-ABCD") == "01101234ABCD"
