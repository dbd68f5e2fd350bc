package io.hakari.suites.vision.generated.clip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 組立手順: the first step that was not done as the procedure says; one clip of a group follows it, in each other one two
/// neighbouring steps are swapped.
///
/// One part at a time is in sight and vanishes into the housing, at moments that know nothing of the step; in the end all
/// are inside.
///
/// Knobs: how many steps, parts that look alike.
public final class AssemblyOrder implements VisualFamily {
    private static final int FRAMES = 100;
    private static final int STAY = 7;
    private static final int SWAPS = 3;

    private enum Knobs {
        EASY(4, false), MEDIUM(5, false), HARD(6, true);

        private final int steps;
        private final boolean alike;

        Knobs(int steps, boolean alike) {
            this.steps = steps;
            this.alike = alike;
        }
    }

    @Override
    public String name() {
        return "assembly-order";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Knobs knobs = Knobs.valueOf(difficulty.name());
        Dice chance = draw.dice("scene");
        List<Part> parts = Part.some(chance, knobs.steps, knobs.alike);
        List<Integer> swaps = chance.shuffled(IntStream.range(0, knobs.steps - 1).boxed().toList())
                .subList(0, SWAPS).stream().sorted().toList();
        List<Wording> choices = new ArrayList<>();
        swaps.forEach(step -> choices.add(WorkInstruction.step(step)));
        choices.add(WorkInstruction.NONE);
        Group group = Group.of(draw, question(draw.dice("words"), parts), choices);
        List<VisualItem> items = new ArrayList<>();
        for (int place = 0; place < choices.size(); place++) {
            List<Integer> order = new ArrayList<>(IntStream.range(0, knobs.steps).boxed().toList());
            if (place < SWAPS) {
                Collections.swap(order, swaps.get(place), swaps.get(place) + 1);
            }
            int[] starts = Moments.unevenly(draw.dice("scene/" + place), knobs.steps, STAY, FRAMES);
            Assembly film = new Assembly(FRAMES, STAY, IntStream.of(starts).boxed().toList(), order, parts);
            items.add(group.item(film, place, Map.of("order", order)));
        }
        return items;
    }

    private static Wording question(Dice chance, List<Part> parts) {
        Wording asked = chance.one(List.of(
                new Wording("手順書と違う最初の工程はどれですか。なければ「なし」と答えてください。",
                        "Which is the first step that differs from the procedure? Answer \"None\" if there is none."),
                new Wording("映像の作業で、手順書どおりでない最初の工程を選んでください。すべて手順書どおりなら「なし」です。",
                        "Choose the first step that was not done as the procedure says; \"None\" if all were.")));
        return WorkInstruction.asked(parts, asked);
    }
}
