package io.hakari.suites.vision.generated.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 速度・衝突余裕: in how many seconds a thing ahead would be touched if all goes on as it does.
///
/// At one random instant the clips of a group show the same frame; only how fast it grows tells them apart. How large and
/// how far the thing is cannot be told from one frame.
///
/// Knobs: how far the choices lie from each other, how much the camera shakes.
public final class TimeToCollision implements VisualFamily {
    private static final int FRAMES = 40;
    private static final double SMALLEST = 14;
    private static final double LARGEST = 84;

    private enum Knobs {
        EASY(0, 4, 8, 16, 40), MEDIUM(0.6, 4, 6, 10, 20), HARD(1.5, 4, 5, 7, 11);

        private final double shake;
        // A list of fixed numbers; the check knows the interface alone.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Integer> seconds;

        Knobs(double shake, Integer... seconds) {
            this.shake = shake;
            this.seconds = List.of(seconds);
        }
    }

    @Override
    public String name() {
        return "time-to-collision";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Knobs knobs = Knobs.valueOf(difficulty.name());
        Dice chance = draw.dice("scene");
        int instant = chance.between(0, FRAMES - 1);
        double size = SMALLEST * StrictMath.pow(LARGEST / SMALLEST, chance.real(0, 1));
        double spread = chance.real(-0.06, 0.06);
        long shaking = chance.chance().nextLong();
        int obstacle = chance.between(0, Approach.OBSTACLES - 1);
        Group group = Group.of(draw, question(draw.dice("words")),
                knobs.seconds.stream().map(TimeToCollision::seconds).toList());
        List<VisualItem> items = new ArrayList<>();
        for (int place = 0; place < knobs.seconds.size(); place++) {
            double left = knobs.seconds.get(place) * (1 + spread);
            Approach film = new Approach(FRAMES, left, instant, size, obstacle, knobs.shake, shaking);
            items.add(group.item(film, place, Map.of("seconds-left", left, "instant", instant, "size", size,
                    "about/seconds", knobs.seconds.get(place))));
        }
        return items;
    }

    private static Wording seconds(int seconds) {
        return new Wording("約" + seconds + "秒後", "in about " + seconds + " seconds");
    }

    private static Wording question(Dice chance) {
        return chance.one(List.of(
                new Wording("AGVの前方カメラの映像です。このままの速度で進むと、映像の終わりから何秒後に前方の障害物に接触しますか。",
                        "This is the front camera of an AGV. If it keeps its speed, when after the end of the clip will it hit the obstacle ahead?"),
                new Wording("台車に載せたカメラの映像です。減速しない場合、映像が終わってから約何秒で前方の荷に接触しますか。",
                        "This is a camera on a cart. Without braking, how long after the end of the clip will it touch the load ahead?"),
                new Wording("前方カメラの映像から、衝突までの余裕時間（映像の最後の時点）を見積もってください。",
                        "From the front camera, estimate the time to collision at the end of the clip.")));
    }
}
