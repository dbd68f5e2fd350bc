package io.hakari.suites.vision.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What generators ask of chance.
public record Dice(SplittableRandom chance) {

    /// Return a whole number of a range, both ends included.
    public int between(int least, int most) {
        return chance.nextInt(least, most + 1);
    }

    /// Return a number of a range.
    public double real(double least, double most) {
        return least + (most - least) * chance.nextDouble();
    }

    /// Return heads or tails.
    public boolean coin() {
        return chance.nextBoolean();
    }

    /// Return one of some.
    public <T> T one(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }

    /// Return all in an order of chance (Fisher and Yates).
    public <T> List<T> shuffled(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            int other = chance.nextInt(last + 1);
            T moved = shuffled.set(other, shuffled.get(last));
            shuffled.set(last, moved);
        }
        return List.copyOf(shuffled);
    }

    /// Return so many different ones, in an order of chance.
    public <T> List<T> some(int count, List<T> all) {
        return shuffled(all).subList(0, count);
    }
}
