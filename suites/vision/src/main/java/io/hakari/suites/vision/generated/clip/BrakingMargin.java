package io.hakari.suites.vision.generated.clip;

import java.util.List;
import java.util.Map;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 速度・衝突余裕, with the brakes on: whether an AGV that keeps braking as it does stops before the thing ahead.
///
/// At one random instant the two clips of a group show the same frame, and the thing grows as fast in both: neither one frame
/// nor two tell them apart, only how its growth wanes. To say that it stops when it will not is the costly mistake.
///
/// Knobs: how far both are from the braking that just suffices, how much the camera shakes.
public final class BrakingMargin implements VisualFamily {
    private static final int FRAMES = 50;
    private static final double SMALLEST = 15;
    /// The share of the time left that a clip may show.
    private static final double WITHIN = 0.62;
    private static final double LARGEST = 70;

    @Override
    public String name() {
        return "braking-margin";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice chance = draw.dice("scene");
        int instant = chance.between(0, FRAMES - 1);
        // Neither comes to rest or touches within the clip.
        double left = Math.max(chance.real(6.2, 7.2), (FRAMES - 1 - instant) / 10.0 / WITHIN);
        double size = SMALLEST * StrictMath.pow(LARGEST / SMALLEST, chance.real(0, 1));
        double spread = chance.real(-0.03, 0.03);
        double enough = difficulty.of(1.3, 1.15, 1.0) + spread;
        double little = difficulty.of(0.06, 0.1, 0.15) + spread;
        int obstacle = chance.between(0, Approach.OBSTACLES - 1);
        Braking film = new Braking(FRAMES, instant, left, enough, size, obstacle, difficulty.of(0.0, 0.5, 1.0),
                chance.chance().nextLong());
        Braking late = new Braking(FRAMES, instant, left, little, size, obstacle, film.shake(), film.shaking());
        Group group = Group.of(draw, question(draw.dice("words")), List.of(new Wording("手前で止まれる", "It stops in time"),
                new Wording("止まりきれずに接触する", "It does not stop in time and hits it")));
        return List.of(group.item(film, 0, state(film, "no")), group.item(late, 1, state(late, "yes")));
    }

    private static Wording question(Dice chance) {
        return chance.one(List.of(
                new Wording("減速しているAGVの前方カメラの映像です。この減速を続けると、前方の障害物の手前で止まれますか。",
                        "This is the front camera of an AGV that is braking. If it keeps braking like this, will it stop before the obstacle ahead?"),
                new Wording("AGVがブレーキをかけながら荷に近づいています。同じ強さでかけ続けた場合、どうなりますか。",
                        "An AGV is approaching a load with its brakes on. What happens if it keeps braking with the same force?")));
    }

    private static Map<String, ?> state(Braking film, String hazard) {
        return Map.of("instant", film.instant(), "seconds-left", film.left(), "brake", film.brake(), "size",
                film.size(), "about/hazard", hazard);
    }
}
