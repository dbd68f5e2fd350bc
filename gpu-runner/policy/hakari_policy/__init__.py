"""A robot policy inside its own Python, served over hakari.runner.v1: no pickle is read and none is written."""
