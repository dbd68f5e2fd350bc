package io.hakari.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/// Frames that bear their number: 12 blocks of 14x14 pixels, white for 1, least significant bit first.
final class Blocks {
    private static final int BITS = 12;
    private static final int STEP = 16;
    private static final int MARGIN = 6;
    private static final int SIDE = 14;

    private Blocks() {
    }

    static BufferedImage frame(int number, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(40, 80, 120));
        graphics.fillRect(0, 0, width, height);
        for (int bit = 0; bit < BITS; bit++) {
            graphics.setColor((number >> bit & 1) == 1 ? Color.WHITE : Color.BLACK);
            graphics.fillRect(MARGIN + STEP * bit, MARGIN, SIDE, SIDE);
        }
        graphics.dispose();
        return image;
    }

    static int number(BufferedImage image) {
        int number = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int green = image.getRGB(MARGIN + STEP * bit + SIDE / 2, MARGIN + SIDE / 2) >> 8 & 0xFF;
            number |= (green > 127 ? 1 : 0) << bit;
        }
        return number;
    }
}
