package io.hakari.suites.vision.generated.still;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 不安全状態: whether the robot may be started; two scenes that differ in one pair of feet or in the lamp are a group.
record RobotStart() implements VisualFamily {

    @Override
    public String name() {
        return "robot-start";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("scene");
        int count = difficulty.of(2, 3, 4);
        RobotArea safe = RobotArea.safe(dice, difficulty, count);
        int number = dice.between(0, count - 1);
        RobotArea unsafe = draw.turn(2, "hazard") == 0
                ? safe.with(number, safe.workers().get(number).at(-RobotArea.outside(dice, difficulty)))
                : safe.lit(dice.coin() ? RobotArea.Lamp.YELLOW : RobotArea.Lamp.RED);
        List<Wording> choices = dice.shuffled(Answers.YES_NO);
        return Stream.of(safe, unsafe).map(area -> item(draw, area, choices)).toList();
    }

    private static VisualItem item(Draw draw, RobotArea area, List<Wording> choices) {
        boolean allowed = area.lamp() == RobotArea.Lamp.GREEN
                && area.workers().stream().noneMatch(RobotArea.Worker::isInside);
        SortedMap<String, String> state = area.state();
        state.put("template", "start");
        state.put("about/hazard", allowed ? "no" : "yes");
        Wording question = new Wording(
                "黄色の区域線より奥に誰も足を踏み入れておらず、表示灯が緑に点灯しているときだけ、ロボットを起動できます。いま、ロボットを起動してよいですか。",
                "The robot may be started only when nobody's feet are beyond the yellow line and the signal lamp shows green. May the robot be started now?");
        return new VisualItem(draw.title(), draw.title(), question, choices, List.of(Answers.yes(allowed)), state,
                area.sketch());
    }
}
