package io.hakari.suites.vision.generated.still;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 不安全状態: which workers have to be put right; a scene and the same with one worker changed are a group.
///
/// None to three are wrong, each as often. The change is feet on the other side of the line, or another head.
record UnsafeWorkers() implements VisualFamily {

    @Override
    public String name() {
        return "unsafe-workers";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("scene");
        int count = difficulty.of(4, 4, 5);
        RobotArea area = RobotArea.safe(dice, difficulty, count);
        List<Integer> order = dice.shuffled(IntStream.range(0, count).boxed().toList());
        int wrong = 2 * draw.turn(2, "wrong");
        for (int i = 0; i < wrong; i++) {
            area = wronged(area, order.get(i), dice, difficulty);
        }
        RobotArea more = wronged(area, order.get(wrong), dice, difficulty);
        return Stream.of(area, more).map(one -> item(draw, one)).toList();
    }

    private static RobotArea wronged(RobotArea area, int number, Dice dice, Difficulty difficulty) {
        RobotArea.Worker worker = area.workers().get(number);
        return area.with(number, dice.coin()
                ? worker.at(-RobotArea.outside(dice, difficulty))
                : worker.wearing(difficulty == Difficulty.EASY || dice.coin() ? Person.Head.BARE : Person.Head.CAP));
    }

    private static VisualItem item(Draw draw, RobotArea area) {
        List<String> wrong = IntStream.range(0, area.workers().size())
                .filter(i -> area.workers().get(i).isUnsafe()).mapToObj(i -> Integer.toString(i + 1)).toList();
        SortedMap<String, String> state = area.state();
        state.put("template", "workers");
        state.put("about/hazard", wrong.isEmpty() ? "no" : "yes");
        Wording question = new Wording(
                "黄色の区域線より奥（ロボット側）に足を踏み入れている作業者と、保護帽を着用していない作業者は、是正が必要です。是正が必要な作業者の番号をすべて「、」で区切って答えてください。いなければ「なし」と答えてください。",
                "Workers whose feet are beyond the yellow line (on the robot's side) and workers without a safety helmet must be corrected. List the numbers of all such workers, separated by commas. Answer \"none\" if there are none.");
        return new VisualItem(draw.title(), draw.title(), question, List.of(), List.of(Answers.list(wrong)), state,
                area.sketch());
    }
}
