"""Sentences to KeyPoints, quoted and never rewritten; KeyPoints of many reports to the points of the day."""

from service.stages.keypoints.across import choose_points_of_the_day
from service.stages.keypoints.selection import choose_key_points

__all__ = ["choose_key_points", "choose_points_of_the_day"]
