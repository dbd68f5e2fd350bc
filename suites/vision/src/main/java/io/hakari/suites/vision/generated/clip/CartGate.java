package io.hakari.suites.vision.generated.clip;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/// Carts that come to a gate between two walls, one at a time, seen from the side.
///
/// @param frames  how many there are
/// @param stay    how many frames a cart is in sight
/// @param starts  the first frame of each cart, one after the other
/// @param passes  whether it passes; otherwise it turns back
/// @param colours of their loads, from 0
record CartGate(int frames, int stay, List<Integer> starts, List<Boolean> passes, List<Integer> colours)
        implements
            Film {
    static final int COLOURS = 3;

    private static final double LEFT = 30;
    private static final double RIGHT = 290;
    private static final double GATE = 160;
    private static final double NOSE = 20;
    private static final List<Color> LOADS = List.of(Ink.CARDBOARD, Ink.BLUE, Ink.GREEN);

    CartGate {
        starts = List.copyOf(starts);
        passes = List.copyOf(passes);
        colours = List.copyOf(colours);
    }

    @Override
    public int rate() {
        return 12;
    }

    /// Return how many carts pass.
    int passed() {
        return (int) passes.stream().filter(pass -> pass).count();
    }

    private int cartAt(int frame) {
        for (int cart = 0; cart < starts.size(); cart++) {
            if (frame >= starts.get(cart) && frame < starts.get(cart) + stay) {
                return cart;
            }
        }
        return -1;
    }

    /// Where the middle of a cart is.
    private double place(int cart, int frame) {
        double way = (frame - starts.get(cart) + 0.5) / stay;
        double turn = GATE - NOSE - 22;
        double shown = way < 0.5 ? way : 1 - way;
        return passes.get(cart) ? LEFT + (RIGHT - LEFT) * way : LEFT + (turn - LEFT) * shown * 2;
    }

    /// Whether there is a cart, where, and its load.
    @Override
    public double[] visible(int frame) {
        int cart = cartAt(frame);
        return cart < 0 ? new double[]{0, 0, 0} : new double[]{1, place(cart, frame), colours.get(cart)};
    }

    @Override
    public BufferedImage draw(int frame) {
        Stage stage = new Stage(Ink.WALL);
        stage.box(Ink.FLOOR, 0, 178, Stage.WIDTH, 62).box(Ink.SHADE, 0, 178, Stage.WIDTH, 3);
        stage.box(Ink.STEEL, GATE + 6, 62, 12, 118).box(Ink.STEEL, GATE - 18, 62, 12, 118);
        int cart = cartAt(frame);
        if (cart >= 0) {
            cart(stage, place(cart, frame), LOADS.get(colours.get(cart)));
        }
        stage.box(Ink.DARK, GATE - 14, 58, 28, 12).box(Ink.YELLOW, GATE - 4, 70, 8, 116);
        stage.roundBox(Ink.GREEN, GATE - 42, 22, 84, 32, 4).letters(Ink.WHITE, "ゲート", 20, GATE, 38);
        shutter(stage, 0);
        shutter(stage, RIGHT);
        return stage.picture();
    }

    private static void cart(Stage stage, double x, Color load) {
        stage.box(load, x - 17, 128, 34, 32).box(Ink.WHITE, x - 17, 141, 34, 4);
        stage.roundBox(Ink.DARK, x - NOSE, 160, 2 * NOSE, 10, 2).bar(Ink.DARK, x - NOSE + 2, 162, x - NOSE - 3, 122, 4);
        stage.edgedDisc(Ink.STEEL, Ink.DARK, x - 12, 174, 7).edgedDisc(Ink.STEEL, Ink.DARK, x + 12, 174, 7);
    }

    /// A wall that hides where carts come from and go to.
    private static void shutter(Stage stage, double x) {
        stage.box(new Color(0x7D8790), x, 40, 30, 150);
        for (int slat = 0; slat < 10; slat++) {
            stage.box(new Color(0x6A737B), x, 40 + 15 * slat, 30, 2);
        }
    }
}
