package io.hakari.media;

import java.math.BigInteger;

/// The length of a container's tick as a fraction of a second.
record TimeBase(long numerator, long denominator) {
    private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);

    TimeBase {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("time base [" + numerator + "/" + denominator + "] must be above 0");
        }
    }

    static TimeBase parse(String fraction) {
        String[] parts = fraction.split("/", 2);
        return new TimeBase(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    /// Return ticks in microseconds, rounded half up.
    long micros(long ticks) {
        BigInteger scaled = BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(numerator)).multiply(MICROS);
        BigInteger twice = scaled.shiftLeft(1).add(BigInteger.valueOf(denominator));
        BigInteger divisor = BigInteger.valueOf(denominator).shiftLeft(1);
        BigInteger[] floor = twice.divideAndRemainder(divisor);
        return (floor[1].signum() < 0 ? floor[0].subtract(BigInteger.ONE) : floor[0]).longValueExact();
    }
}
