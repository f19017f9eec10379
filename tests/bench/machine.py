"""What the numbers were measured on, without any name that tells whose machine it is."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path


def machine() -> str:
    """One line: processor, cores, memory, system, Python and day."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    return (
        f"{_processor()}, {cores} cores, {_memory()}, {platform.system()} "
        f"({platform.machine()}), {python}; {day}"
    )


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text().splitlines() if file.exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or "unknown processor"


def _memory() -> str:
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{total / 2**30:.0f} GB of memory"


def load() -> str:
    """How busy the machine was with other work, which makes all times longer."""
    return f"{os.getloadavg()[0]:.1f}"
