package io.hakari.suites.vision.generated.clip;

import io.hakari.suites.vision.generated.Dice;

/// When things happen in a clip.
final class Moments {

    private Moments() {
    }

    /// Return starts of stays of equal length that do not meet and come in bursts: a few long pauses, many short ones.
    ///
    /// The pauses share what is left as cubed exponential variates do.
    ///
    /// @param count  of the stays
    /// @param length of each, in frames; at least one frame lies between two
    /// @param frames of the clip; nothing lies in the first and the last
    static int[] unevenly(Dice dice, int count, int length, int frames) {
        int left = frames - 2 - count * length - (count - 1);
        double[] upTo = new double[count + 1];
        double sum = 0;
        for (int pause = 0; pause <= count; pause++) {
            double exponential = -StrictMath.log(1 - dice.real(0, 1));
            sum += exponential * exponential * exponential;
            upTo[pause] = sum;
        }
        int[] starts = new int[count];
        for (int stay = 0; stay < count; stay++) {
            starts[stay] = 1 + (int) (left * upTo[stay] / sum) + stay * (length + 1);
        }
        return starts;
    }

    /// Return starts of stays of equal length that do not meet, the gaps between them drawn from a flat Dirichlet.
    ///
    /// Every way to place them is as likely as any other: the gaps are those between sorted distinct marks.
    ///
    /// @param count  of the stays
    /// @param length of each, in frames; at least one frame lies between two
    /// @param frames of the clip; nothing lies in the first and the last
    static int[] apart(Dice dice, int count, int length, int frames) {
        int places = frames - 2 - count * length;
        if (places < count) {
            throw new IllegalArgumentException(
                    "[" + count + "] stays of [" + length + "] frames do not fit into [" + frames + "]");
        }
        boolean[] taken = new boolean[places];
        for (int left = count; left > 0;) {
            int place = dice.between(0, places - 1);
            if (!taken[place]) {
                taken[place] = true;
                left--;
            }
        }
        int[] starts = new int[count];
        int next = 0;
        for (int place = 0; place < places; place++) {
            if (taken[place]) {
                starts[next] = 1 + place + next * length;
                next++;
            }
        }
        return starts;
    }
}
