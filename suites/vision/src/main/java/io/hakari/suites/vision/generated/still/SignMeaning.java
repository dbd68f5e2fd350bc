package io.hakari.suites.vision.generated.still;

import java.awt.geom.Arc2D;
import java.util.List;

import io.hakari.suites.vision.generated.Wording;

/// What a sign means by its shape and colour, and what one does who follows it; the six safety colours of JIS Z 9103:2018.
///
/// No two ask for the same: red twice, so that colour alone does not tell, and yellow twice.
enum SignMeaning {
    PROHIBITION(new Wording("禁止された行為は、責任者の許可があるまで行わない",
            "Leave undone what is forbidden until the person in charge permits it"), "立入禁止", "火気厳禁", "使用禁止"),
    WARNING(new Wording("まわりに注意しながら、そのまま通る", "Pass through while watching out"), "足元注意", "頭上注意", "段差注意"),
    MANDATORY(new Wording("示された保護具を着けて作業する", "Work wearing the protective equipment shown"), "保護帽着用", "手袋着用", "保護具着用"),
    SAFE(new Wording("避難や手当てが必要なときに使う", "Use it for escape or first aid"), "非常口", "救護所", "避難経路"),
    FIRE(new Wording("火災のときに、消火や通報に使う", "Use it to fight or report a fire"), "消火器", "消火栓", "火災報知器"),
    DANGER(new Wording("電源を切り、止まったことを確かめてから触れる", "Touch it once the power is off and it stands still"), "回転部危険",
            "高電圧危険", "巻込危険"),
    RADIATION(new Wording("許可を受けて、放射線の管理区域に入る", "Enter the radiation area with a permit"), "管理区域", "X線使用室", "RI貯蔵室");

    // Two strings; the check knows only types that carry its own annotation.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Wording action;
    // A list of fixed words; the check knows the interface alone.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> words;

    SignMeaning(Wording action, String... words) {
        this.action = action;
        this.words = List.of(words);
    }

    Wording action() {
        return action;
    }

    /// Return what is written on signs of this meaning.
    List<String> words() {
        return words;
    }

    String shape() {
        return switch (this) {
            case PROHIBITION -> "ring-with-bar";
            case WARNING -> "triangle";
            case MANDATORY -> "disc";
            case SAFE, FIRE -> "square";
            case DANGER -> "diamond";
            case RADIATION -> "trefoil";
        };
    }

    String colour() {
        return switch (this) {
            case PROHIBITION, FIRE -> "red";
            case WARNING -> "yellow";
            case MANDATORY -> "blue";
            case SAFE -> "green";
            case DANGER -> "orange";
            case RADIATION -> "purple";
        };
    }

    /// Draw the board around 0, 0 with a pictogram on it.
    void draw(Canvas canvas, double half, Pictogram pictogram, SafetySign.Look look) {
        switch (this) {
            case PROHIBITION -> {
                canvas.ring(0, 0, half, half * 0.16, look.faded(Paint.RED));
                pictogram.draw(canvas, 0, half / 76, look.faded(Paint.BLACK));
                double reach = half * 0.66;
                canvas.line(-reach, -reach, reach, reach, half * 0.15, look.faded(Paint.RED));
            }
            case WARNING -> {
                canvas.polygon(look.faded(Paint.BLACK), 0, -half, half, half * 0.86, -half, half * 0.86);
                canvas.polygon(look.faded(Paint.YELLOW), 0, -half * 0.78, half * 0.82, half * 0.75, -half * 0.82,
                        half * 0.75);
                pictogram.draw(canvas, half * 0.21, half / 76 * 0.72, look.faded(Paint.BLACK));
            }
            case MANDATORY -> {
                canvas.disc(0, 0, half, look.faded(Paint.BLUE));
                pictogram.draw(canvas, 0, half / 76, look.faded(Paint.WHITE));
            }
            case SAFE, FIRE -> {
                canvas.box(-half, -half, 2 * half, 2 * half, look.faded(this == SAFE ? Paint.GREEN : Paint.RED));
                pictogram.draw(canvas, 0, half / 76, look.faded(Paint.WHITE));
            }
            case DANGER -> {
                canvas.polygon(look.faded(Paint.BLACK), 0, -half, half, 0, 0, half, -half, 0);
                canvas.polygon(look.faded(Paint.ORANGE), 0, -half * 0.9, half * 0.9, 0, 0, half * 0.9, -half * 0.9, 0);
                pictogram.draw(canvas, 0, half / 76 * 0.72, look.faded(Paint.BLACK));
            }
            case RADIATION -> trefoil(canvas, half, look);
        }
    }

    /// Three blades of 60 degrees and a disc, 赤紫 on 黄.
    private static void trefoil(Canvas canvas, double half, SafetySign.Look look) {
        canvas.box(-half, -half, 2 * half, 2 * half, look.faded(Paint.YELLOW));
        double reach = half * 0.86;
        for (int blade = 0; blade < 3; blade++) {
            canvas.fill(new Arc2D.Double(-reach, -reach, 2 * reach, 2 * reach, 120 * blade, 60, Arc2D.PIE),
                    look.faded(Paint.PURPLE));
        }
        canvas.disc(0, 0, half * 0.27, look.faded(Paint.YELLOW));
        canvas.disc(0, 0, half * 0.18, look.faded(Paint.PURPLE));
    }
}
