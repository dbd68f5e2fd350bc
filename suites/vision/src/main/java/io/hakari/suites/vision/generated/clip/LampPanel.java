package io.hakari.suites.vision.generated.clip;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/// A control panel whose lamps flash once each.
///
/// @param frames how many there are
/// @param flash  how many frames a lamp is lit
/// @param places of the lamps on the panel, from the left; the first two are asked for
/// @param onsets the first lit frame of each lamp
/// @param colour of the lamps, from 0
record LampPanel(int frames, int flash, List<Integer> places, List<Integer> onsets, int colour) implements Film {
    static final int COLOURS = 4;

    private static final int MOST_LAMPS = 4;
    private static final List<Color> LIT = List.of(new Color(0xFFE04A), new Color(0x59E36B), new Color(0xFF7A2E),
            new Color(0x62C4FF));
    private static final Color UNLIT = new Color(0x4A4F57);
    private static final Color PANEL = new Color(0xB8C0C4);

    LampPanel {
        places = List.copyOf(places);
        onsets = List.copyOf(onsets);
    }

    @Override
    public int rate() {
        return 10;
    }

    /// Return the letter on a lamp.
    String label(int lamp) {
        return String.valueOf((char) ('A' + places.get(lamp)));
    }

    private boolean isLit(int lamp, int frame) {
        return frame >= onsets.get(lamp) && frame < onsets.get(lamp) + flash;
    }

    @Override
    public double[] visible(int frame) {
        double[] lit = new double[MOST_LAMPS];
        for (int lamp = 0; lamp < places.size(); lamp++) {
            lit[lamp] = isLit(lamp, frame) ? 1 : 0;
        }
        return lit;
    }

    @Override
    public BufferedImage draw(int frame) {
        Stage stage = new Stage(Ink.SHADE);
        stage.roundBox(Ink.DARK, 14, 34, 292, 172, 10).roundBox(PANEL, 17, 37, 286, 166, 8);
        for (int bolt = 0; bolt < 4; bolt++) {
            stage.disc(Ink.STEEL, bolt % 2 == 0 ? 28 : 292, bolt < 2 ? 48 : 192, 4);
        }
        stage.letters(Ink.DARK, "運転表示盤", 18, 160, 62);
        double pitch = 272.0 / places.size();
        for (int lamp = 0; lamp < places.size(); lamp++) {
            double x = 24 + pitch * (places.get(lamp) + 0.5);
            lamp(stage, x, isLit(lamp, frame));
            stage.roundBox(Ink.WHITE, x - 17, 158, 34, 28, 3).letters(Ink.DARK, label(lamp), 24, x, 172);
        }
        return stage.picture();
    }

    private void lamp(Stage stage, double x, boolean lit) {
        stage.edgedDisc(Ink.STEEL, Ink.DARK, x, 116, 27);
        if (lit) {
            stage.disc(LIT.get(colour), x, 116, 21).disc(Ink.WHITE, x - 6, 109, 7);
        } else {
            stage.disc(UNLIT, x, 116, 21).disc(Ink.STEEL, x - 7, 108, 4);
        }
    }
}
