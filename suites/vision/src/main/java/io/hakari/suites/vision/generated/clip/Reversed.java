package io.hakari.suites.vision.generated.clip;

import java.awt.image.BufferedImage;

/// A film shown from its end.
record Reversed(Film film) implements Film {

    @Override
    public int frames() {
        return film.frames();
    }

    @Override
    public int rate() {
        return film.rate();
    }

    @Override
    public BufferedImage draw(int frame) {
        return film.draw(mirrored(frame));
    }

    @Override
    public double[] visible(int frame) {
        return film.visible(mirrored(frame));
    }

    private int mirrored(int frame) {
        return frames() - 1 - frame;
    }
}
