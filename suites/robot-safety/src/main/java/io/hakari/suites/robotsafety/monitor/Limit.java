package io.hakari.suites.robotsafety.monitor;

/// One limit, with where it comes from.
///
/// @param subject  a body region, `person`, `robot` or `payload`
/// @param quantity such as `force-transient`
/// @param value    in the unit it was written in
/// @param unit     as it was written
/// @param si       the value in SI units
/// @param source   who says so
/// @param status   how far that was checked
/// @param line     of the file
public record Limit(String subject, String quantity, double value, String unit, double si, String source, String status,
        int line) {
    private static final String TO_DO = "check against";

    /// Return whether its status says that it is still to be checked against the standard.
    public boolean isUnchecked() {
        return status.contains(TO_DO);
    }
}
