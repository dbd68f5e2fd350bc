package io.hakari.suites.vision.generated.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What the families draw by chance.
final class Chance {

    private Chance() {
    }

    /// Return one of some, each as likely as the others.
    static <T> T oneOf(SplittableRandom chance, List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }

    /// Return them in an order drawn by chance (Fisher and Yates).
    static <T> List<T> shuffled(SplittableRandom chance, List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            int other = chance.nextInt(last + 1);
            T moved = shuffled.set(other, shuffled.get(last));
            shuffled.set(last, moved);
        }
        return List.copyOf(shuffled);
    }

    /// Return a whole number from a range, both ends included.
    static int between(SplittableRandom chance, int least, int most) {
        return chance.nextInt(least, most + 1);
    }

    /// Return starts of stays of equal length that do not meet and come in bursts: a few long pauses, many short ones.
    ///
    /// The pauses share what is left as cubed exponential variates do.
    ///
    /// @param count  of the stays
    /// @param length of each, in frames; at least one frame lies between two
    /// @param frames of the clip; nothing lies in the first and the last
    static int[] unevenly(SplittableRandom chance, int count, int length, int frames) {
        int left = frames - 2 - count * length - (count - 1);
        double[] upTo = new double[count + 1];
        double sum = 0;
        for (int pause = 0; pause <= count; pause++) {
            double exponential = -StrictMath.log(1 - chance.nextDouble());
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
    static int[] apart(SplittableRandom chance, int count, int length, int frames) {
        int places = frames - 2 - count * length;
        if (places < count) {
            throw new IllegalArgumentException(
                    "[" + count + "] stays of [" + length + "] frames do not fit into [" + frames + "]");
        }
        boolean[] taken = new boolean[places];
        for (int left = count; left > 0;) {
            int place = chance.nextInt(places);
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
