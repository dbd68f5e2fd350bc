package io.hakari.suites.vision.generated.still;

import java.awt.Color;

/// The colours of a works; the safety colours are near those of JIS Z 9103:2018.
final class Paint {
    static final Color RED = new Color(0xC8161D);
    static final Color ORANGE = new Color(0xEE7800);
    static final Color YELLOW = new Color(0xF8C300);
    static final Color GREEN = new Color(0x00803F);
    static final Color BLUE = new Color(0x0057A0);
    static final Color PURPLE = new Color(0xA1157A);
    static final Color WHITE = new Color(0xF7F7F4);
    static final Color BLACK = new Color(0x1B1D20);
    static final Color PAPER = new Color(0xFBFAF5);
    static final Color STEEL = new Color(0xB9BEC3);
    static final Color DARK = new Color(0x4A5058);
    static final Color FLOOR = new Color(0xC5C8C4);
    static final Color WALL = new Color(0xDDE2E4);
    static final Color SKIN = new Color(0xE2B48C);
    static final Color CARDBOARD = new Color(0xBF935F);

    private Paint() {
    }
}
