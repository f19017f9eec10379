"""Moments in time as machines read them."""

from datetime import UTC, datetime


def moment(at: datetime) -> str:
    """By RFC 3339, in UTC and whole seconds."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
