package io.hakari.suites.vision.generated.clip;

import java.util.List;
import java.util.Locale;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// ロボット安全, in seconds: how long a robot took to stop after a hand broke its light curtain.
///
/// Every delay from 0.1 to 1.4 seconds is as likely as any other.
///
/// Knobs: a pillar that hides part of the cell.
public final class StopDelay implements VisualFamily {
    /// The longest delay, in tenths of a second.
    static final int LONGEST = 14;

    @Override
    public String name() {
        return "stop-delay";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("scene");
        int delay = 1 + draw.turn(LONGEST, "delay");
        RobotCell cell = RobotCell.drawn(dice, delay, difficulty.of(false, false, true));
        String seconds = String.format(Locale.ROOT, "%.1f", (double) delay / cell.rate());
        Group group = Group.of(draw, new Wording("手が光カーテンを遮ってから、ロボットが停止するまで何秒かかりましたか。0.1秒単位で答えてください。",
                "How many seconds did the robot take to stop after the hand broke the light curtain? Answer to a tenth of a second."),
                List.of());
        return List.of(group.item(cell, new Wording(seconds + "秒", seconds + " s"), RobotStop.state(cell)));
    }
}
