package io.hakari.suites.vision.generated.clip;

import java.util.List;
import java.util.Map;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// ヒヤリハット: whether an AGV came on towards somebody who was crossing its lane; the other clip shows it waiting.
///
/// The two share the person's way, and begin and end alike. While somebody crosses, the AGV stands at a place as far away
/// as the places that the other passes: only that it moves tells them apart.
///
/// Knobs: how fast the AGV comes on, a shelf that hides part of the lane, how many others are about.
public final class NearMiss implements VisualFamily {
    private static final int FRAMES = 80;

    private enum Knobs {
        EASY(0.38, false, 0), MEDIUM(0.32, false, 1), HARD(0.26, true, 2);

        private final double creep;
        private final boolean shelf;
        private final int others;

        /// @param creep  metres that the AGV comes on while somebody crosses
        /// @param shelf  whether it hides part of the lane
        /// @param others people who stay where they are
        Knobs(double creep, boolean shelf, int others) {
            this.creep = creep;
            this.shelf = shelf;
            this.others = others;
        }
    }

    @Override
    public String name() {
        return "near-miss";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Knobs knobs = Knobs.valueOf(difficulty.name());
        Dice chance = draw.dice("scene");
        Crossing waiting = crossing(chance, draw.dice("waiting"), knobs, 0);
        Crossing coming = waiting.withWay(way(draw.dice("coming"), waiting, knobs.creep));
        Group group = Group.of(draw, question(draw.dice("words")),
                List.of(new Wording("あった", "Yes"), new Wording("なかった", "No")));
        return List.of(group.item(coming, 0, state(coming)), group.item(waiting, 1, state(waiting)));
    }

    private static Crossing crossing(Dice chance, Dice place, Knobs knobs, double creep) {
        double enters = chance.between(20, 40) / 10.0;
        double leaves = enters + chance.between(13, 18) / 10.0;
        Crossing scene = new Crossing(FRAMES, enters, leaves, chance.real(0.45, 0.6), Way.NONE, knobs.shelf,
                knobs.others, chance.between(0, Crossing.COLOURS - 1), chance.coin());
        return scene.withWay(way(place, scene, creep));
    }

    private static Way way(Dice place, Crossing scene, double creep) {
        double middle = place.real(Crossing.FARTHEST_WAIT, Crossing.NEAREST_WAIT);
        return new Way(scene.enters() - 1.9, scene.enters() - 0.2, middle - creep / 2, scene.leaves() + 0.2,
                middle + creep / 2, scene.leaves() + 2.2);
    }

    private static Wording question(Dice chance) {
        return chance.one(List.of(
                new Wording("作業者が走行レーンを横断している間に、AGVが止まらずに近づくヒヤリハットはありましたか。",
                        "While the worker was crossing the lane, was there a near miss, with the AGV coming on without stopping?"),
                new Wording("横断中の作業者に向かって、AGVが停止せずに進んだ場面はありましたか。",
                        "Did the AGV move on towards the worker who was crossing, instead of standing still?"),
                new Wording("作業者が横断し終わる前に、AGVが動き続けたことによる接触のおそれはありましたか。",
                        "Before the worker had finished crossing, was there a danger of contact because the AGV kept moving?")));
    }

    private static Map<String, ?> state(Crossing film) {
        return Map.of("enters", film.enters(), "leaves", film.leaves(), "at-entry", film.way().slowFrom(), "at-exit",
                film.way().slowTo());
    }
}
