"""Draws the loss curve of train.py as a small SVG, smoothed over fifty steps, on a logarithmic scale."""

import argparse
import csv
import math
from pathlib import Path

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 320, 56, 40, 24, 16
SMOOTHED = 50


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("loss", type=Path)
    parser.add_argument("svg", type=Path)
    parser.add_argument("--title", default="loss of answer tokens, natural logarithm, mean of 50 steps")
    options = parser.parse_args()
    with options.loss.open(newline="") as file:
        losses = [float(row[1]) for row in list(csv.reader(file))[1:]]
    smooth = [(end, sum(losses[end - SMOOTHED:end]) / SMOOTHED) for end in range(SMOOTHED, len(losses) + 1, 10)]
    lowest = 10 ** math.floor(math.log10(min(loss for _, loss in smooth)))

    def x(step: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * step / len(losses)

    def y(loss: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - math.log(loss / lowest) / math.log(10 / lowest))

    def label(at_x: float, at_y: float, text: str, anchor: str) -> str:
        return f'<text x="{at_x:.1f}" y="{at_y:.1f}" text-anchor="{anchor}">{text}</text>'

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
             '<rect width="100%" height="100%" fill="white"/>',
             label(LEFT, 14, options.title, "start")]
    for power in range(round(math.log10(lowest)), 2):
        value = 10.0 ** power
        parts.append(f'<path d="M{LEFT} {y(value):.1f}H{WIDTH - RIGHT}" stroke="#ccc"/>')
        parts.append(label(LEFT - 8, y(value) + 4, f"{value:g}", "end"))
    for step in range(0, len(losses) + 1, 500):
        parts.append(label(x(step), HEIGHT - 16, str(step), "middle"))
    points = " ".join(f"{x(step):.1f},{y(loss):.1f}" for step, loss in smooth)
    parts += [f'<polyline points="{points}" fill="none" stroke="#1f5fa8" stroke-width="1.5"/>', "</svg>"]
    options.svg.write_text("\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
