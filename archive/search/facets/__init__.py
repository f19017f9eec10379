"""Facet counts that are exact: OR within a facet, AND across, own choices not shrinking own counts.

values, in the order of their facet -> a row each of bit sets -> counts -> a page's order
"""
