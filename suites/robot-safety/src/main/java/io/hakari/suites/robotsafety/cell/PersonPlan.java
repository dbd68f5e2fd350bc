package io.hakari.suites.robotsafety.cell;

/// What a person in the cell is going to do; the seed of an episode varies it within its spread.
///
/// @param height m
/// @param from   where the person begins, on the floor
/// @param to     where a walk ends or a stumble begins, and what one who stands looks at
/// @param target what the hand reaches for
/// @param start  s
/// @param speed  of walking, or of the hand when reaching, m/s
/// @param dwell  how long the hand stays, s
public record PersonPlan(String name, double height, Doing doing, Vec from, Vec to, Vec target, double start,
        double speed,
        double dwell, Spread spread) {

    public PersonPlan {
        if (!(height >= 0.8 && height <= 2.3)) {
            throw new IllegalArgumentException("height [" + height + "] must be between 0.8 and 2.3 m");
        }
        if (!(speed > 0 && speed <= 12) || !(start >= 0) || !(dwell >= 0)) {
            throw new IllegalArgumentException(
                    "speed [" + speed + "] must be above 0 and at most 12 m/s; start [" + start
                            + "] and dwell [" + dwell + "] must not be negative");
        }
    }

    /// The kinds of movement.
    public enum Doing {
        STAND, WALK, REACH, STUMBLE
    }

    /// The most by which a seed changes a plan to either side.
    ///
    /// @param start s
    /// @param speed as a share of the speed
    /// @param place of begin, end and target, m
    public record Spread(double start, double speed, double place) {
        public static final Spread NONE = new Spread(0, 0, 0);

        public Spread {
            if (!(start >= 0) || !(speed >= 0 && speed < 1) || !(place >= 0)) {
                throw new IllegalArgumentException("spread [start " + start + ", speed " + speed + ", place " + place
                        + "] must not be negative, and that of speed must be below 1");
            }
        }
    }
}
