"""Where one turns against what an organ did, as far as it is certain."""

from __future__ import annotations

from yifa.kernel.organisation import Form, Organisation

#: Room for what is written by hand.
ROOM = "\u3000" * 8


def reconsideration_organ(holder: Organisation) -> str:
    """The government to which reconsideration is applied for; blank where it isn't certain.

    An organ that is led by its line may answer to the organ above it (行政复议法 article 27).
    """
    seat = holder.parent
    certain = seat is not None and seat.form == Form.GOVERNMENT and holder.led_by_id is None
    return str(seat) if certain else ROOM
