"""A policy for tests: it repeats what it saw, declines knives, and fails on step 13."""

import numpy

from hakari_policy.policy import Declined, Seen, Space


class Fake:
    def __init__(self, checkpoint, factor="2"):
        self._factor = float(factor)

    def reset(self, episode, instruction, seed):
        if "刃物" in instruction:
            raise Declined("no knives")
        return Space("joint-velocity", ("a", "b"), "rad/s", 20, True)

    def act(self, seen: Seen):
        if seen.step == 13:
            raise ValueError("unlucky")
        state = seen.state["joint-position"]
        sums = [picture.sum() for picture in seen.pictures.values()]
        return numpy.stack([state, self._factor * state, numpy.full(len(state), sum(sums) or numpy.nan)])
