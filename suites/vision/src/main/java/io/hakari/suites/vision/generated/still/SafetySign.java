package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.TreeMap;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.Question;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 警告標識: of which kind a sign is by shape and colour; the five orders of the choices are a group.
///
/// Red stands for two kinds and a square for two, so that neither colour nor shape alone tells. Pictogram and words below
/// are drawn apart from the kind: in half of the signs the words belong to another kind.
record SafetySign() implements VisualFamily {
    private static final int SIZE = 384;

    private enum Kind {
        PROHIBITION("禁止", "prohibition", "立入禁止 火気厳禁 使用禁止"),
        WARNING("注意", "warning", "高温注意 頭上注意 足元注意"),
        MANDATORY("指示", "mandatory action", "保護帽着用 手袋着用 電源を切れ"),
        SAFE("安全", "safe condition", "非常口 救護所 避難経路"),
        FIRE("防火", "fire equipment", "消火器 消火栓 火災報知器");

        private final String japanese;
        private final String english;
        private final String words;

        Kind(String japanese, String english, String words) {
            this.japanese = japanese;
            this.english = english;
            this.words = words;
        }

        private Wording label() {
            return new Wording(japanese, english);
        }
    }

    private static final List<Kind> KINDS = List.of(Kind.values());

    @Override
    public String name() {
        return "safety-sign";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("sign");
        int turn = draw.turn(2 * KINDS.size(), "kind");
        Kind kind = KINDS.get(turn / 2);
        boolean conflict = turn % 2 == 1;
        Kind spoken = conflict ? dice.one(KINDS.stream().filter(other -> other != kind).toList()) : kind;
        Pictogram pictogram = dice.one(List.of(Pictogram.values()));
        String words = dice.one(List.of(spoken.words.split(" ")));
        Look look = Look.drawn(dice, difficulty);
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", "kind");
        state.put("shape", shape(kind));
        state.put("colour", colour(kind));
        state.put("pictogram", pictogram.name());
        state.put("words", words);
        state.put("size", Integer.toString(look.size));
        state.put("about/conflict", conflict ? "yes" : "no");
        Wording question = new Wording("標識の形と色から判断すると、この標識の種類はどれですか。",
                "Judging by its shape and colour, of which kind is this sign?");
        List<Wording> choices = dice.shuffled(KINDS.stream().map(Kind::label).toList());
        return Question.rotations(new VisualItem(draw.title(), draw.title(), question, choices, List.of(kind.label()),
                state, new Sketch(SIZE, SIZE, look.wall, canvas -> draw(canvas, kind, pictogram, words, look))));
    }

    private static String shape(Kind kind) {
        return switch (kind) {
            case PROHIBITION -> "ring-with-bar";
            case WARNING -> "triangle";
            case MANDATORY -> "disc";
            case SAFE, FIRE -> "square";
        };
    }

    private static String colour(Kind kind) {
        return switch (kind) {
            case PROHIBITION, FIRE -> "red";
            case WARNING -> "yellow";
            case MANDATORY -> "blue";
            case SAFE -> "green";
        };
    }

    private static void draw(Canvas canvas, Kind kind, Pictogram pictogram, String words, Look look) {
        double half = look.size / 2.0;
        look.wall(canvas, SIZE);
        AffineTransform place = look.place();
        canvas.under(place);
        canvas.box(-half - 8, -half - 8, 2 * half + 16, 2 * half + 62, look.faded(Paint.WHITE));
        board(canvas, kind, half, look);
        canvas.words(words, Math.min(34, 2 * half / words.length()), 0, half + 26, look.faded(Paint.BLACK));
        place.scale(half / 76, half / 76);
        place.translate(0, kind == Kind.WARNING ? 16 : 0);
        place.scale(kind == Kind.WARNING ? 0.72 : 1, kind == Kind.WARNING ? 0.72 : 1);
        canvas.under(place);
        pictogram.draw(canvas, look.faded(kind == Kind.PROHIBITION || kind == Kind.WARNING
                ? Paint.BLACK
                : Paint.WHITE));
        canvas.under(new AffineTransform(1, 0, 0, 1, look.x, look.y));
        if (kind == Kind.PROHIBITION) {
            double reach = half * 0.66;
            canvas.line(-reach, -reach, reach, reach, half * 0.15, look.faded(Paint.RED));
        }
        canvas.under(new AffineTransform());
        look.pipe(canvas, SIZE);
        Scan.grain(canvas, look.seed, look.night > 0);
    }

    private static void board(Canvas canvas, Kind kind, double half, Look look) {
        switch (kind) {
            case PROHIBITION -> {
                canvas.disc(0, 0, half, look.faded(Paint.WHITE));
                canvas.ring(0, 0, half, half * 0.16, look.faded(Paint.RED));
            }
            case WARNING -> {
                canvas.polygon(look.faded(Paint.BLACK), 0, -half, half, half * 0.86, -half, half * 0.86);
                canvas.polygon(look.faded(Paint.YELLOW), 0, -half * 0.78, half * 0.82, half * 0.75, -half * 0.82,
                        half * 0.75);
            }
            case MANDATORY -> canvas.disc(0, 0, half, look.faded(Paint.BLUE));
            case SAFE -> canvas.box(-half, -half, 2 * half, 2 * half, look.faded(Paint.GREEN));
            case FIRE -> canvas.box(-half, -half, 2 * half, 2 * half, look.faded(Paint.RED));
        }
    }

    /// How a sign is seen.
    ///
    /// @param fade  from 0, as new, to 1, white
    /// @param night from 0, by day, to 1, black
    /// @param pipe  how wide the pipe before it is, in pixels; 0 for none
    record Look(int size, double x, double y, double turn, double fade, double night, double pipe,
            double pipeAt, Color wall, Color joint, long seed) {

        static Look drawn(Dice dice, Difficulty difficulty) {
            int size = difficulty.of(dice.between(200, 240), dice.between(150, 190), dice.between(116, 150));
            double turn = StrictMath.toRadians(difficulty.of(0.0, dice.real(-6, 6), dice.real(-14, 14)));
            double fade = difficulty.of(0.0, dice.real(0, 0.25), dice.real(0.1, 0.4));
            double night = difficulty.of(0.0, 0.0, dice.coin() ? 0.5 : 0.0);
            double margin = size / 2.0 + 40;
            int grey = night > 0 ? 84 : 196 + dice.between(-12, 20);
            return new Look(size, dice.real(margin + 20, SIZE - margin - 20), dice.real(margin, SIZE - margin - 46),
                    turn,
                    fade, night, difficulty.of(0.0, 14.0, 22.0), dice.real(-0.3, 0.3) * size,
                    new Color(grey, grey, grey - 6),
                    new Color(grey - 22, grey - 22, grey - 28), dice.chance().nextLong());
        }

        AffineTransform place() {
            return new AffineTransform(StrictMath.cos(turn), StrictMath.sin(turn), -StrictMath.sin(turn),
                    StrictMath.cos(turn), x, y);
        }

        void wall(Canvas canvas, int size) {
            for (int at = 48; at < size; at += 96) {
                canvas.box(0, at, size, 1, joint);
            }
        }

        void pipe(Canvas canvas, int size) {
            if (pipe > 0) {
                canvas.box(x + pipeAt, 0, pipe, size, Paint.DARK);
                canvas.box(x + pipeAt + pipe * 0.25, 0, pipe * 0.2, size, Paint.STEEL);
            }
        }

        Color faded(Color colour) {
            return new Color(seen(colour.getRed()), seen(colour.getGreen()), seen(colour.getBlue()));
        }

        private int seen(int level) {
            return (int) ((level + (235 - level) * fade) * (1 - night));
        }
    }
}
