"""Today: what is offered, this week, what it is for, and the next appointment. No pain and no note stands here."""
