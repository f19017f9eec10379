"""The search as pages: what was asked, what is found, how it is narrowed, and ways on.

criteria -> page: results, panels and years, pages, offers, ways -> values and why, of one search
"""
