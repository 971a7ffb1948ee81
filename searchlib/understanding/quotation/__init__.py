"""Quotations, and the frames in which somebody's words stand."""
