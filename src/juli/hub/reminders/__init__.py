"""Days that come near: reminders, calendar feeds, and clocks that another calendar moved."""
