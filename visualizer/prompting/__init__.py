"""Prompting: what a prompt is put together from, and what its examples do.

    instruction + examples + question ─► Workbench.joined ─► prompt ─► `visualizer.in_context` ─► Shots, Curve

Nothing in here runs a model.
"""
