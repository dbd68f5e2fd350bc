package io.hakari.suites.vision.generated.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 通過計数: how many carts passed the gate; the other clips of a group show as many as the other choices say.
///
/// One cart at a time is in sight, at moments that know nothing of how many there are; carts that turn back fill up the
/// clip, so that how often something is in sight tells little.
///
/// Knobs: how many there are, carts that turn back, how long a cart is in sight.
public final class PassageCounting implements VisualFamily {
    private static final int FRAMES = 96;
    private static final int CHOICES = 4;

    private enum Knobs {
        EASY(1, 0, 6), MEDIUM(2, 6, 7), HARD(3, 8, 6);

        private final int least;
        private final int visits;
        private final int stay;

        /// @param least  carts that pass
        /// @param visits carts that come, those that turn back included; 0 when none does
        /// @param stay   in frames
        Knobs(int least, int visits, int stay) {
            this.least = least;
            this.visits = visits;
            this.stay = stay;
        }

        int turningBack(int passing) {
            return Math.max(0, visits - passing);
        }
    }

    @Override
    public String name() {
        return "passage-counting";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Knobs knobs = Knobs.valueOf(difficulty.name());
        List<Wording> choices = IntStream.range(0, CHOICES).mapToObj(place -> carts(knobs.least + place)).toList();
        Group group = Group.of(draw, question(draw.dice("words"), knobs), choices);
        List<VisualItem> items = new ArrayList<>();
        for (int place = 0; place < CHOICES; place++) {
            CartGate film = film(draw.dice("scene/" + place), knobs, knobs.least + place);
            items.add(group.item(film, place,
                    Map.of("passed", film.passed(), "turned-back", film.starts().size() - film.passed())));
        }
        return items;
    }

    private static CartGate film(Dice chance, Knobs knobs, int passing) {
        int turning = knobs.turningBack(passing);
        List<Boolean> passes = chance.shuffled(
                IntStream.range(0, passing + turning).mapToObj(cart -> cart < passing).toList());
        int[] starts = Moments.apart(chance, passes.size(), knobs.stay, FRAMES);
        List<Integer> colours = passes.stream().map(_ -> chance.between(0, CartGate.COLOURS - 1)).toList();
        return new CartGate(FRAMES, knobs.stay, IntStream.of(starts).boxed().toList(), passes, colours);
    }

    private static Wording carts(int count) {
        return new Wording(count + "台", count == 1 ? "1 cart" : count + " carts");
    }

    private static Wording question(Dice chance, Knobs knobs) {
        Wording asked = chance.one(List.of(
                new Wording("ゲートを通過した台車は何台ですか。", "How many carts passed through the gate?"),
                new Wording("この映像で、台車は何台ゲートを通り抜けましたか。",
                        "In this clip, how many carts went through the gate?"),
                new Wording("ゲートの右側へ抜けた台車の台数を答えてください。",
                        "Give the number of carts that went out to the right of the gate.")));
        return knobs.visits == 0
                ? asked
                : new Wording(asked.japanese() + "手前で引き返した台車は数えません。",
                        asked.english() + " Do not count carts that turned back before it.");
    }
}
