"""The room that tells what is to be done."""

from archive.staff.room import Room

room = Room("overview", title="To do", menu="/to-do")
