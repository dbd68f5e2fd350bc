package io.hakari.suites.vision.generated.clip;

import java.awt.Color;

/// The colours that the clips share.
final class Ink {
    static final Color WALL = new Color(0xE9E7E1);
    static final Color FLOOR = new Color(0xC9C6BD);
    static final Color SHADE = new Color(0xA9A69D);
    static final Color STEEL = new Color(0x8A929B);
    static final Color DARK = new Color(0x2B2F36);
    static final Color WHITE = new Color(0xFAFAF7);
    static final Color RED = new Color(0xC8322B);
    static final Color ORANGE = new Color(0xE8862A);
    static final Color YELLOW = new Color(0xF2C230);
    static final Color GREEN = new Color(0x3E9B4F);
    static final Color BLUE = new Color(0x2F6DB5);
    static final Color PURPLE = new Color(0x7A4FA3);
    static final Color CARDBOARD = new Color(0xC39A6B);
    static final Color SKIN = new Color(0xE8B98F);

    private Ink() {
    }
}
