"""When an appointment is, in words."""

from dilator_app.domain.appointments import Appointment
from dilator_app.i18n import _, clock_time, day


def appointment_time(appointment: Appointment) -> str:
    """Return an appointment's day and time: ``Thu 19 November, 14:30``."""
    when = day(appointment.day, "EEE d MMMM")
    if appointment.at is None:
        return when
    return _("{day}, {time}").format(day=when, time=clock_time(appointment.at))
