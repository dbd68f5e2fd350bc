package io.hakari.suites.vision.generated.clip;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 事象順序: which of two lamps flashed first; the twin shows the same frames from the last to the first.
///
/// Each lamp flashes for a moment, somewhere in the clip and not long before or after the other, so that no frame and no
/// heap of frames tells which was first.
///
/// Knobs: the time between the two, how long a flash is, lamps that are not asked for.
public final class EventOrder implements VisualFamily {
    private static final int FRAMES = 60;

    private enum Knobs {
        EASY(2, 6, 7, 10), MEDIUM(3, 5, 6, 8), HARD(4, 4, 5, 6);

        private final int lamps;
        private final int flash;
        private final int leastGap;
        private final int mostGap;

        Knobs(int lamps, int flash, int leastGap, int mostGap) {
            this.lamps = lamps;
            this.flash = flash;
            this.leastGap = leastGap;
            this.mostGap = mostGap;
        }
    }

    @Override
    public String name() {
        return "event-order";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Knobs knobs = Knobs.valueOf(difficulty.name());
        Dice chance = draw.dice("scene");
        LampPanel panel = panel(chance, knobs);
        Group group = Group.of(draw, question(draw.dice("words"), panel),
                List.of(lamp(panel, 0), lamp(panel, 1)));
        int first = panel.onsets().get(0) < panel.onsets().get(1) ? 0 : 1;
        return List.of(group.item(panel, first, state(panel, "forward")),
                group.item(panel.reversed(), 1 - first, state(panel, "backward")));
    }

    private static LampPanel panel(Dice chance, Knobs knobs) {
        List<Integer> places = chance.shuffled(IntStream.range(0, knobs.lamps).boxed().toList());
        int gap = chance.between(knobs.leastGap, knobs.mostGap);
        int early = chance.between(2, FRAMES - 2 - knobs.flash - gap);
        boolean swapped = chance.coin();
        List<Integer> onsets = IntStream.range(0, knobs.lamps).mapToObj(lamp -> switch (lamp) {
            case 0 -> swapped ? early + gap : early;
            case 1 -> swapped ? early : early + gap;
            default -> chance.between(2, FRAMES - 2 - knobs.flash);
        }).toList();
        return new LampPanel(FRAMES, knobs.flash, places, onsets, chance.between(0, LampPanel.COLOURS - 1));
    }

    private static Wording lamp(LampPanel panel, int lamp) {
        return new Wording("ランプ" + panel.label(lamp), "Lamp " + panel.label(lamp));
    }

    private static Wording question(Dice chance, LampPanel panel) {
        String a = panel.label(0);
        String b = panel.label(1);
        return chance.one(List.of(
                new Wording("先に点灯したのは、ランプ" + a + "とランプ" + b + "のどちらですか。",
                        "Which came on first, lamp " + a + " or lamp " + b + "?"),
                new Wording("ランプ" + a + "とランプ" + b + "のうち、先に光ったのはどちらですか。",
                        "Of lamp " + a + " and lamp " + b + ", which flashed first?"),
                new Wording("制御盤のランプ" + a + "とランプ" + b + "では、どちらが先に点灯しましたか。",
                        "On the control panel, did lamp " + a + " or lamp " + b + " come on first?")));
    }

    private static Map<String, ?> state(LampPanel panel, String direction) {
        return Map.of("direction", direction, "onset/0", panel.onsets().get(0), "onset/1", panel.onsets().get(1),
                "label/0", panel.label(0), "label/1", panel.label(1));
    }
}
