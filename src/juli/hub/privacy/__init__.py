"""What is kept of people, why and for how long: looked at with a reason, put right, given out, held, erased."""
