"""Asking and building: what every engine can do, and the engines that do it."""
