package io.hakari.suites.robotsafety.rare;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import io.hakari.scorers.statistics.rare.Margin;

/// Counts the episodes that were played, and tells about every thousandth of them.
final class Counting implements Margin {
    private static final long EVERY = 1000;
    private static final double NANOS = 1e9;

    private final Margin margin;
    private final PrintWriter out;
    private final long began = System.nanoTime();
    private final AtomicLong played = new AtomicLong();

    Counting(Margin margin, PrintWriter out) {
        this.margin = margin;
        this.out = out;
    }

    @Override
    public double at(double[] u) throws InterruptedException {
        double at = margin.at(u);
        long now = played.incrementAndGet();
        if (now % EVERY == 0) {
            Tools.labelled(out, "", cost());
        }
        return at;
    }

    /// Return what was done so far, such as `2,000 episodes in 81 s, 24.7 a second`.
    String cost() {
        double seconds = (System.nanoTime() - began) / NANOS;
        return String.format(Locale.ROOT, "%,d episodes in %.0f s, %.3g a second", played.get(), seconds,
                played.get() / seconds);
    }
}
