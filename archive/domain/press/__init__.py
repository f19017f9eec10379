"""What a newspaper may print of a winner or an edition, put together from recorded facts alone.

What is not recorded is not spoken of. A sentence of ours holds what the record says and a few words
that join it; descriptions and outcomes are given as they are recorded.
"""
