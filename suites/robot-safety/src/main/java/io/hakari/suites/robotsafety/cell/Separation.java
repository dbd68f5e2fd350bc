package io.hakari.suites.robotsafety.cell;

/// What the protective separation distance is made of besides speeds (ISO/TS 15066:2016, 5.5.4).
///
/// @param reaction   T_r, s
/// @param stopping   T_s, s
/// @param resolution d of the sensor that sees the person, m; the intrusion distance C follows from it
/// @param sensor     Z_d, how far off the person's place may be, m
/// @param robot      Z_r, how far off the robot's place may be, m
public record Separation(double reaction, double stopping, double resolution, double sensor, double robot) {

    public Separation {
        if (!(reaction >= 0) || !(stopping >= 0) || !(resolution > 0) || !(sensor >= 0) || !(robot >= 0)) {
            throw new IllegalArgumentException(
                    "separation [" + reaction + ", " + stopping + ", " + resolution + ", " + sensor
                            + ", " + robot + "] must not be negative, and the resolution must be above 0");
        }
    }
}
