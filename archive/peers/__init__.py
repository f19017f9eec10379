"""Cities like yours, and the projects that won there.

    a city -> likeness to every winning city -> times the match of each project -> peers

Nothing here knows where a question comes from; pages and data ask `peers.peers`.
"""
