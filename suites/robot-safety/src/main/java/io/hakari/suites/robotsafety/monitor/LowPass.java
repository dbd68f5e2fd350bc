package io.hakari.suites.robotsafety.monitor;

/// A second-order Butterworth low-pass (bilinear transform, the cut-off warped so that it is exact).
final class LowPass {
    private final double b0;
    private final double a1;
    private final double a2;
    private double x1;
    private double x2;
    private double y1;
    private double y2;

    /// @param cutOff Hz
    /// @param step   s
    LowPass(double cutOff, double step) {
        double k = StrictMath.tan(StrictMath.PI * cutOff * step);
        double norm = 1 / (1 + StrictMath.sqrt(2) * k + k * k);
        b0 = k * k * norm;
        a1 = 2 * (k * k - 1) * norm;
        a2 = (1 - StrictMath.sqrt(2) * k + k * k) * norm;
    }

    private LowPass(double b0, double a1, double a2) {
        this.b0 = b0;
        this.a1 = a1;
        this.a2 = a2;
    }

    double next(double x) {
        double y = b0 * (x + 2 * x1 + x2) - a1 * y1 - a2 * y2;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        return y;
    }

    LowPass copy() {
        LowPass copy = new LowPass(b0, a1, a2);
        copy.x1 = x1;
        copy.x2 = x2;
        copy.y1 = y1;
        copy.y2 = y2;
        return copy;
    }
}
