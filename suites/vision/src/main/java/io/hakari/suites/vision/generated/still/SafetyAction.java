package io.hakari.suites.vision.generated.still;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 警告標識: what one does who follows a sign; the whole sign, its shape and colour without words, and its words alone are a group.
///
/// In half of the groups the words belong to another meaning, whose action is among the choices: the same words make another
/// answer where they stand alone. Who reads and does not look, or looks and does not read, gets no such group right.
record SafetyAction() implements VisualFamily {
    private static final int SIZE = 384;
    private static final List<SignMeaning> MEANINGS = List.of(SignMeaning.values());
    private static final int OTHERS = MEANINGS.size() - 1;
    private static final Wording QUESTION = new Wording(
            "この標識に従った行動はどれですか。文字や絵が形と色に合わないときは形と色に従い、文字だけの標識なら文字に従います。",
            "Which action follows this sign? Where words or picture disagree with shape and colour, shape and colour count; where there are words alone, they do.");

    /// What of a sign is there.
    private enum Seen {
        ALL, SHAPE, WORDS
    }

    @Override
    public String name() {
        return "safety-action";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("sign");
        int turn = draw.turn(2 * MEANINGS.size() * OTHERS, "meaning");
        SignMeaning meaning = MEANINGS.get(turn / (2 * OTHERS));
        List<SignMeaning> others = MEANINGS.stream().filter(other -> other != meaning).toList();
        SignMeaning other = others.get(turn / 2 % OTHERS);
        SignMeaning spoken = turn % 2 == 1 ? other : meaning;
        SignMeaning third = dice.one(others.stream().filter(one -> one != other).toList());
        String words = dice.one(spoken.words());
        Pictogram pictogram = dice.one(List.of(Pictogram.values()));
        SafetySign.Look look = SafetySign.Look.drawn(dice, difficulty);
        List<SignMeaning> order = dice.shuffled(List.of(meaning, other, third));
        int first = dice.between(0, 2);
        List<VisualItem> items = new ArrayList<>();
        for (Seen seen : Seen.values()) {
            SignMeaning right = seen == Seen.WORDS ? spoken : meaning;
            TreeMap<String, String> state = new TreeMap<>();
            state.put("template", "action");
            state.put("shape", seen == Seen.WORDS ? "none" : meaning.shape());
            state.put("colour", seen == Seen.WORDS ? "none" : meaning.colour());
            state.put("words", seen == Seen.SHAPE ? "none" : words);
            state.put("pictogram", pictogram.name());
            state.put("about/conflict", spoken == meaning ? "no" : "yes");
            state.put("about/seen", seen.name().toLowerCase(Locale.ROOT));
            int place = (first + items.size()) % 3;
            items.add(new VisualItem(draw.title(), draw.title(), QUESTION, turned(order, right, place),
                    List.of(right.action()), state, new Sketch(SIZE, SIZE, look.wall(),
                            canvas -> draw(canvas, meaning, pictogram, words, look, seen))));
        }
        return items;
    }

    /// Return the actions so turned that the right one has its place.
    private static List<Wording> turned(List<SignMeaning> order, SignMeaning right, int place) {
        int by = order.indexOf(right) - place + order.size();
        return Stream.iterate(by, i -> i + 1).limit(order.size()).map(i -> order.get(i % order.size()).action())
                .toList();
    }

    private static void draw(Canvas canvas, SignMeaning meaning, Pictogram pictogram, String words,
            SafetySign.Look look, Seen seen) {
        double half = look.size() / 2.0;
        look.wall(canvas, SIZE);
        canvas.under(look.place());
        canvas.box(-half - 8, -half - 8, 2 * half + 16, 2 * half + 62, look.faded(Paint.WHITE));
        switch (seen) {
            case ALL -> {
                meaning.draw(canvas, half, pictogram, look);
                canvas.words(words, Math.min(34, 2 * half / words.length()), 0, half + 26, look.faded(Paint.BLACK));
            }
            case SHAPE -> meaning.draw(canvas, half, pictogram, look);
            case WORDS -> canvas.words(words, 2 * half / words.length(), 0, 23, look.faded(Paint.BLACK));
        }
        canvas.under(new AffineTransform());
        look.pipe(canvas, SIZE);
        Scan.grain(canvas, look.seed(), look.night() > 0);
    }
}
