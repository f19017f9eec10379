"""The Equal Earth projection: every square kilometre is as large as any other.

Formulas: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", International Journal
of Geographical Information Science 33 (2019), 454-465, equations 1 and 2, for a sphere.

The world is `WIDTH` units wide. x grows to the east from the middle meridian, y to the south from
the equator.
"""

from math import pi, sqrt

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

WIDTH = 1000.0

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = sqrt(3) / 2
_STEPS = 4
"""Three give all digits there are."""


def _height(theta: Numbers) -> Numbers:
    """How far north a latitude lies, whose parameter theta is."""
    square = theta * theta
    sixth = square**3
    found: Numbers = theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return found


def _steepness(theta: Numbers) -> Numbers:
    """The derivative of the height."""
    square = theta * theta
    sixth = square**3
    found: Numbers = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    return found


def _stretch(theta: Numbers) -> Numbers:
    """How far east one radian of longitude leads."""
    found: Numbers = np.cos(theta) / (_M * _steepness(theta))
    return found


_POLE = np.array(np.arcsin(_M))
_UNIT = WIDTH / (2 * pi * float(_stretch(np.array(0.0))))
HEIGHT = 2 * _UNIT * float(_height(_POLE))
"""Units from pole to pole."""


def project(east: npt.ArrayLike, north: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    """x and y for degrees east of the middle meridian, 180 at most, and degrees north."""
    theta = np.arcsin(_M * np.sin(np.radians(north)))
    return _UNIT * np.radians(east) * _stretch(theta), -_UNIT * _height(theta)


def unproject(x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    """The inverse, by Newton's method; what lies outside the world comes to its nearest edge."""
    goal = np.asarray(y, dtype=np.float64) / -_UNIT
    theta = goal / _A[0]
    for _ in range(_STEPS):
        theta = np.clip(theta - (_height(theta) - goal) / _steepness(theta), -_POLE, _POLE)
    east = np.degrees(np.asarray(x, dtype=np.float64) / (_UNIT * _stretch(theta)))
    north = np.degrees(np.arcsin(np.clip(np.sin(theta) / _M, -1.0, 1.0)))
    return np.clip(east, -180.0, 180.0), north


def wrapped(degrees: npt.ArrayLike) -> Numbers:
    """The same longitudes from -180 to below 180."""
    return (np.asarray(degrees, dtype=np.float64) + 180.0) % 360.0 - 180.0
