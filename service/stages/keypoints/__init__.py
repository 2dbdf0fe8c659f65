"""Sentences to KeyPoints, quoted and never rewritten."""

from service.stages.keypoints.selection import choose_key_points

__all__ = ["choose_key_points"]
