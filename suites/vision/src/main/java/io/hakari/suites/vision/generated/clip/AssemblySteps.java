package io.hakari.suites.vision.generated.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 組立手順: the step that was left out, or the one that was done twice; in one clip of a group all were done once.
///
/// Where a step is left out another one is done twice, so that the hand comes as often in every clip, and in the end all that
/// is to be seen is the same closed housing. One frame shows at most one part.
///
/// Knobs: how many steps, parts that look alike.
public final class AssemblySteps implements VisualFamily {
    private static final int FRAMES = 100;
    private static final int STAY = 7;
    private static final int NAMED = 3;

    @Override
    public String name() {
        return "assembly-steps";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice chance = draw.dice("scene");
        int steps = difficulty.of(4, 5, 6);
        boolean isOmitted = draw.turn(2, "asked") == 0;
        List<Part> parts = Part.some(chance, steps, difficulty == Difficulty.HARD);
        List<Integer> named = chance.some(NAMED, IntStream.range(0, steps).boxed().toList()).stream().sorted().toList();
        List<Wording> choices = Stream
                .concat(named.stream().map(WorkInstruction::step), Stream.of(WorkInstruction.NONE)).toList();
        Group group = Group.of(draw, question(parts, isOmitted), choices);
        List<VisualItem> items = new ArrayList<>();
        for (int place = 0; place <= NAMED; place++) {
            Dice dice = draw.dice("scene/" + place);
            List<Integer> order = place < NAMED
                    ? order(dice, steps, named.get(place), isOmitted)
                    : IntStream.range(0, steps).boxed().toList();
            int[] starts = Moments.unevenly(dice, steps, STAY, FRAMES);
            Assembly film = new Assembly(FRAMES, STAY, IntStream.of(starts).boxed().toList(), order, parts);
            items.add(group.item(film, place, Map.of("order", order, "asked", isOmitted ? "omitted" : "repeated")));
        }
        return items;
    }

    /// Return the steps in which one is left out and another one done twice, one of which is asked for.
    private static List<Integer> order(Dice dice, int steps, int asked, boolean isOmitted) {
        int other = dice.one(IntStream.range(0, steps).filter(step -> step != asked).boxed().toList());
        int omitted = isOmitted ? asked : other;
        int repeated = isOmitted ? other : asked;
        return IntStream.range(0, steps).filter(step -> step != omitted).boxed()
                .flatMap(step -> step == repeated ? Stream.of(step, step) : Stream.of(step)).toList();
    }

    private static Wording question(List<Part> parts, boolean isOmitted) {
        return WorkInstruction.asked(parts, isOmitted
                ? new Wording("手順書の工程のうち、映像の作業で抜けているものはどれですか。すべて行っていれば「なし」です。",
                        "Which step of the procedure was left out in the clip? \"None\" if all were done.")
                : new Wording("手順書の工程のうち、映像の作業で2回行っているものはどれですか。2回行った工程がなければ「なし」です。",
                        "Which step of the procedure was done twice in the clip? \"None\" if no step was."));
    }
}
