package io.hakari.suites.vision.generated.still;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 不安全状態: pointing at the worker who stands beyond the line; two workers who do so in turn are a group.
record ZonePointing() implements VisualFamily {
    private static final double HALF = 24;
    private static final double HIGH = 112;

    @Override
    public String name() {
        return "zone-pointing";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("scene");
        int count = difficulty.of(3, 4, 5);
        RobotArea area = RobotArea.safe(dice, difficulty, count);
        int first = draw.turn(count, "first");
        int second = (first + dice.between(1, count - 1)) % count;
        double beyond = -RobotArea.outside(dice, difficulty);
        return List.of(item(draw, area.with(first, area.workers().get(first).at(beyond)), first),
                item(draw, area.with(second, area.workers().get(second).at(beyond)), second));
    }

    private static VisualItem item(Draw draw, RobotArea area, int inside) {
        SortedMap<String, String> state = area.state();
        state.put("template", "pointing");
        Wording question = new Wording(
                "黄色の区域線より奥（ロボット側）に足を踏み入れている作業者を1人指してください。左上を (0, 0)、右下を (1000, 1000) とする座標 (x, y) だけを答えてください。",
                "Point at the one worker whose feet are beyond the yellow line, on the robot's side. Answer with coordinates (x, y) only, where (0, 0) is the upper left corner and (1000, 1000) the lower right.");
        RobotArea.Worker worker = area.workers().get(inside);
        return new VisualItem(draw.title(), draw.title(), question, List.of(),
                List.of(Wording.both(region(worker.x(), area.soles(worker)))), state, area.sketch());
    }

    /// Return the corners of a worker's body in thousandths of the picture.
    private static String region(double x, double soles) {
        double left = 1000 * (x - HALF) / RobotArea.WIDTH;
        double right = 1000 * (x + HALF) / RobotArea.WIDTH;
        double top = 1000 * (soles - HIGH) / RobotArea.HEIGHT;
        double bottom = 1000 * (soles + 2) / RobotArea.HEIGHT;
        return String.format(Locale.ROOT, "%.0f, %.0f, %.0f, %.0f, %.0f, %.0f, %.0f, %.0f", left, top, right, top,
                right,
                bottom, left, bottom);
    }
}
