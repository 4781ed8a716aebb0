"""Text recognition: a picture in, its words with their places out.

The recogniser is native code over what strangers send, so it runs in a process of its own (process.py), bounded in
time, memory and pixels, and loads nothing into the process that asks. What the words mean is told by
`juli.ledger.photographs`.
"""

from juli.evidence.recognition.recognising import (
    PictureFault,
    Recognised,
    RecognitionLimits,
    recognise_text,
    text_in,
)

__all__ = ["PictureFault", "Recognised", "RecognitionLimits", "recognise_text", "text_in"]
