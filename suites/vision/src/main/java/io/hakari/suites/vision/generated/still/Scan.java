package io.hakari.suites.vision.generated.still;

import java.util.SplittableRandom;

import io.hakari.suites.vision.generated.Dice;

/// What a camera or scanner adds.
final class Scan {
    private static final int FINE = 4;
    private static final int COARSE = 14;

    private Scan() {
    }

    /// Add fine or coarse noise, the same for the same seed.
    static void grain(Canvas canvas, long seed, boolean coarse) {
        canvas.grain(new Dice(new SplittableRandom(seed)), coarse ? COARSE : FINE);
    }
}
