package io.hakari.suites.vision.generated.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 永続性・物理妥当性: whether what is seen can happen; violation of expectation in 2 × 2 clips.
///
/// What is seen before something was hidden has two ways, and what is seen after it has two: the four clips of a group are
/// all pairs, of which two can happen. Neither half tells anything without the other.
///
/// Knobs: how long it is hidden, other things that move.
///
/// Riochet et al. (2018), IntPhys; Bordes et al. (2025), IntPhys 2.
public final class Plausibility implements VisualFamily {
    private static final int FRAMES = 60;

    private enum Knobs {
        EASY(8, 12, 0), MEDIUM(13, 17, 1), HARD(18, 22, 2);

        private final int leastHidden;
        private final int mostHidden;
        private final int distractors;

        Knobs(int leastHidden, int mostHidden, int distractors) {
            this.leastHidden = leastHidden;
            this.mostHidden = mostHidden;
            this.distractors = distractors;
        }
    }

    @Override
    public String name() {
        return "plausibility";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Knobs knobs = Knobs.valueOf(difficulty.name());
        Dice chance = draw.dice("scene");
        Law law = chance.one(Arrays.asList(Law.values()));
        int hides = chance.between(14, 22);
        int shows = hides + chance.between(knobs.leastHidden, knobs.mostHidden);
        int paint = chance.between(0, Happening.COLOURS - 1);
        boolean mirrored = chance.coin();
        double variation = chance.real(0, 1);
        Group group = Group.of(draw, question(draw.dice("words")),
                List.of(new Wording("起こり得る", "It can happen"), new Wording("起こり得ない", "It cannot happen")));
        List<VisualItem> items = new ArrayList<>();
        for (int pair = 0; pair < 4; pair++) {
            Happening film = new Happening(FRAMES, law, pair / 2 == 1, pair % 2 == 1, hides, shows, paint, mirrored,
                    variation, knobs.distractors);
            items.add(group.item(film, film.before() == film.after() ? 0 : 1,
                    Map.of("about/law", law.name().toLowerCase(Locale.ROOT), "before", film.before(), "after",
                            film.after())));
        }
        return items;
    }

    private static Wording question(Dice chance) {
        return chance.one(List.of(
                new Wording("この映像の出来事は、現実に起こり得ますか。人や機械による操作は、映っているもの以外にありません。",
                        "Can what happens in this clip happen in reality? Nobody and nothing acts but what is shown."),
                new Wording("映っていない手出しや仕掛けがないとして、この映像のようなことは起こり得ますか。",
                        "With no hidden hand or device, could this happen as shown?"),
                new Wording("物の動きに、現実にはあり得ないところがないか確認してください。この映像は起こり得ますか。",
                        "Check the motion for anything impossible. Can this clip happen?")));
    }
}
