package io.hakari.suites.vision.generated.clip;

import java.util.List;
import java.util.Locale;

import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// ヒヤリハット, as a span of time: when somebody was in the lane of an AGV.
///
/// Knobs: those of [NearMiss], whose scenes these are.
public final class CrossingSpan implements VisualFamily {

    @Override
    public String name() {
        return "crossing-span";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        VisualItem scene = new NearMiss().group(draw, difficulty).get(draw.turn(2, "scene"));
        Crossing film = (Crossing) scene.medium();
        String span = String.format(Locale.ROOT, "%.1f-%.1f", film.enters(), film.leaves());
        Group group = Group.of(draw, new Wording("作業者が走行レーン（黄色い線の内側）にいたのは、何秒から何秒までですか。「2.0-3.5」の形で答えてください。",
                "From when to when was the worker in the lane, between the yellow lines? Answer in seconds, such as 2.0-3.5."),
                List.of());
        return List.of(group.item(film, Wording.both(span), scene.state()));
    }
}
