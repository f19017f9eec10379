"""From a table to edits: which column tells what, which word means what, which row is which winner.

    table -> headings -> mapping -> rows: matched to words and places -> drafts
          -> recorded winners: new, changed, the same, in question -> edits -> the door of all edits

Nothing is guessed where it matters: what is not known by a name of its own is a Finding with what
it may have meant, and a file with findings changes nothing. A finding names sheet, row, column and
value, what is wrong and what to do.
"""
