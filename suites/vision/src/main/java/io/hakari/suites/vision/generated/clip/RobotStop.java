package io.hakari.suites.vision.generated.clip;

import java.util.List;
import java.util.Map;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// ロボット安全: whether a robot stopped in time after a hand broke its light curtain; in the other clip it stops late.
///
/// The two share all frames before the hand comes, rest as long, and share all frames after both have gone on. The arm goes to
/// and fro at every phase, so that no pose tells whether it moves.
///
/// Knobs: how far both delays are from the limit, a pillar that hides part of the cell.
public final class RobotStop implements VisualFamily {
    /// The limit, in frames: half a second.
    static final int LIMIT = 5;

    private enum Knobs {
        EASY(1, 2, 11, 14, false), MEDIUM(2, 3, 9, 11, false), HARD(3, 3, 7, 8, true);

        private final int least;
        private final int most;
        private final int leastLate;
        private final int mostLate;
        private final boolean pillar;

        Knobs(int least, int most, int leastLate, int mostLate, boolean pillar) {
            this.least = least;
            this.most = most;
            this.leastLate = leastLate;
            this.mostLate = mostLate;
            this.pillar = pillar;
        }
    }

    @Override
    public String name() {
        return "robot-stop";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Knobs knobs = Knobs.valueOf(difficulty.name());
        Dice chance = draw.dice("scene");
        int early = chance.between(knobs.least, knobs.most);
        int late = chance.between(knobs.leastLate, knobs.mostLate);
        RobotCell cell = RobotCell.drawn(chance, early, knobs.pillar);
        Group group = Group.of(draw, question(draw.dice("words")),
                List.of(new Wording("はい", "Yes"), new Wording("いいえ", "No")));
        return List.of(group.item(cell, 0, state(cell)),
                group.item(cell.withDelay(late), 1, state(cell.withDelay(late))));
    }

    private static Wording question(Dice chance) {
        return chance.one(List.of(
                new Wording("手が光カーテンを遮ってから、ロボットは0.5秒以内に停止しましたか。",
                        "Did the robot stop within 0.5 seconds after the hand broke the light curtain?"),
                new Wording("規定では、光カーテンが遮られたら0.5秒以内にロボットが停止しなければなりません。規定どおりに停止しましたか。",
                        "By the rule the robot must stop within 0.5 seconds when the light curtain is broken. Did it?"),
                new Wording("作業者が手を入れたとき、ロボットは0.5秒以内に止まりましたか。",
                        "When the worker reached in, did the robot come to rest within 0.5 seconds?")));
    }

    static Map<String, ?> state(RobotCell cell) {
        return Map.of("breaks", cell.breaks(), "delay", cell.delay(), "rate", cell.rate());
    }
}
