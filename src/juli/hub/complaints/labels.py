"""Words for codes that people read on more than one door."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _


def acting_for(name: str, principal: str) -> str:
    """Who did something for somebody else, as it stands beside everything they do."""
    return gettext("%(name)s (for %(principal)s)") % {"name": name, "principal": principal}


STAGES = {
    "filed": _("received, not yet taken in hand"),
    "in_hand": _("being handled"),
    "settled": _("agreed, waiting for the payment"),
    "closed": _("closed"),
}
"""The stages as the respondent's desk names them."""

EVENTS = {
    "filed": _("Complaint filed"),
    "prepared": _("Letter prepared, not yet sent"),
    "sent": _("Letter sent"),
    "received": _("Received by the respondent"),
    "acknowledged": _("The respondent took it in hand"),
    "said": _("Message"),
    "noted": _("Internal note"),
    "evidence_added": _("Evidence added"),
    "evidence_withdrawn": _("Evidence withdrawn"),
    "offered": _("The respondent made an offer"),
    "offer_prepared": _("Offer prepared; it waits for a second person"),
    "offer_approved": _("A second person approved the offer"),
    "offer_returned": _("A second person sent the offer back"),
    "offer_accepted": _("Offer accepted"),
    "offer_rejected": _("Offer not accepted"),
    "paid": _("The respondent says it has paid"),
    "payment_confirmed": _("Payment has arrived"),
    "payment_missing": _("Payment has not arrived"),
    "confirmation_requested": _("Confirmation mail asked for"),
    "email_confirmed": _("E-mail address confirmed"),
    "passcode_renewed": _("Passcode replaced"),
    "account_linked": _("Kept in an account"),
    "account_unlinked": _("No longer kept in an account"),
    "access_given": _("A helper was invited"),
    "access_accepted": _("A helper has accepted"),
    "access_ended": _("A helper's access ended"),
    "partner_asked": _("Partner asked"),
    "partner_answered": _("Partner answered"),
    "partner_ended": _("Question to the partner ended"),
    "circumstances_told": _("Facts told to see which ways are open"),
    "proceeding_opened": _("Another way was chosen"),
    "proceeding_noted": _("The matter is before another body"),
    "clocks_moved": _("A new official calendar moved a day"),
    "unmasked": _("Masked data was looked at"),
    "exported": _("The complainant downloaded their data"),
    "corrected": _("The complainant put their data right"),
    "account_given": _("The complainant gave an account for the refund"),
    "consent_withdrawn": _("The complainant took a consent back; the account was erased"),
    "account_erased": _("The account for the refund was erased, its time was over"),
    "erasure_requested": _("The complainant asked for their data to be erased"),
    "hold_placed": _("The data has to stay for the time being"),
    "hold_released": _("Nothing holds the data any more"),
    "erased": _("The data was erased"),
    "closed": pgettext_lazy("event", "Closed"),
    "reopened": _("Reopened"),
    "question_answered": _("The merchant told how it was"),
}
"""What happened, one line each."""

CLOSING = {
    "resolved": _("resolved"),
    "explained": _("explained"),
    "not_ours": _("not the respondent's matter"),
    "no_answer_from_complainant": _("no answer from the complainant"),
    "unfounded": _("unfounded"),
    "withdrawn": _("withdrawn by the complainant"),
    "settled": _("settled"),
    "paid": _("paid and confirmed"),
}
"""Why a complaint was closed."""

POWERS = {
    "read": _("read along, and change nothing"),
    "act": _("write for me, bring evidence and decline offers (ordinary powers)"),
    "settle": _(
        "also accept an offer, confirm a payment and withdraw the complaint (special powers, with a signed paper)"
    ),
}
"""What a helper may do."""

WAYS = {
    "post": _("by post"),
    "courier": _("by courier"),
    "email": _("by e-mail"),
    "website": _("on the provider's website"),
    "app": _("in the provider's app"),
    "phone": _("by telephone"),
    "counter": _("at the counter"),
    "other": _("another way"),
    "platform": _("over this platform"),
}
"""How a complaint was sent."""

REFUSALS = {
    "stage-closed": _("The complaint is closed; nothing can be changed any more."),
    "question-over": _("This can be answered only for a while after the end of the complaint."),
    "question-answered": _("You have answered this already. Thank you."),
    "review-done": _("This complaint has been reviewed already."),
    "review-own": _("You handled this complaint yourself. Somebody else reviews it."),
    "review-points": _("Please give points for at least one criterion."),
    "review-open": _("It has not been reviewed yet."),
    "review-replied": _("You have replied already."),
    "reopening-open": _("The complaint is not closed."),
    "reopening-late": _("The time for reopening is over. Please file a new complaint that follows this one."),
    "reopening-reason": _("Please choose why it is reopened."),
    "stage-settled": _("An offer has already been accepted."),
    "stage-in_hand": _("The complaint is already in hand."),
    "filing-received": _("It is already recorded that the letter arrived."),
    "filing-sent": _("It is already recorded that the letter was sent."),
    "sending-way-unknown": _("Please choose how it was sent."),
    "day-in-future": _("This day is still to come. Please check the date."),
    "received-before-sent": _("It cannot have arrived before it was sent. Please check the dates."),
    "closing-reason-unknown": _("Please choose why the complaint is closed."),
    "closing-payment-open": _("A promised payment is still open. The complaint closes when it is confirmed."),
    "offer-day-past": _("The day of payment lies in the past. Please choose a later one."),
    "offer-negative": _("An offer cannot be below zero."),
    "offer-own": _("You prepared this offer yourself. A second person has to look at it."),
    "offer-open": _("This offer has been sent already."),
    "offer-prepared": _("This offer still waits for a second person."),
    "offer-returned": _("This offer was sent back. Please prepare a new one."),
    "offer-accepted": _("This offer has already been accepted."),
    "offer-rejected": _("This offer has already been declined."),
    "offer-withdrawn": _("This offer no longer stands."),
    "obligation-due": _("The payment has not been recorded yet."),
    "obligation-paid": _("The payment is already recorded."),
    "obligation-confirmed": _("The payment has already been confirmed."),
    "email-nothing-to-confirm": _("There is no address that still has to be confirmed."),
    "email-asked-too-often": _(
        "The mail was sent several times already. Please look among unwanted mail too, and try again in an hour."
    ),
    "evidence-withdrawn": _("This file is already withdrawn."),
    "evidence-erased": _("This file has been erased."),
    "access-held": _("This account can open the complaint already."),
    "access-over": _("This access has already ended."),
    "access-days": _("Please choose a day from today on, at most a year ahead."),
    "access-many": _("Five people can help at the same time. Please end one access first."),
    "access-often": _("Ten invitations went out within a day. Please wait until tomorrow."),
    "access-other-address": _("This invitation was sent to another address. Please sign in with that one."),
    "partner-asked": _("This partner has been asked already. Please ask further there."),
    "partner-ended": _("This question has ended."),
    "ladder-over": _("You withdrew this complaint, or it was settled. It cannot be brought elsewhere any more."),
    "proceeding-unknown": _("There is no such way for this complaint."),
    "proceeding-order": _("This does not fit what was noted before. The page shows what can be noted now."),
    "proceeding-before-last": _("This day lies before the last day that was noted. Please check the date."),
    "proceeding-no-clock": _("No such limit runs now. The page shows what can be noted."),
    "proceeding-standing": _("On this day the limit cannot be stopped or go on. Please check the date."),
    "proceeding-not-extended": _("The time was over by then and could not be extended. Please check the date."),
    "proceeding-incomplete": _("Something needed is missing, or cannot be chosen. Please look at the page again."),
}
"""Why a change was not possible, by the code of `NotPossible`."""
