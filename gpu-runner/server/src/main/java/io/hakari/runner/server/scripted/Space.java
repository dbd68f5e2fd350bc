package io.hakari.runner.server.scripted;

/// A place or a velocity in the cell, m or m/s.
record Space(double x, double y, double z) {
    static final Space ZERO = new Space(0, 0, 0);

    Space plus(Space other) {
        return new Space(x + other.x, y + other.y, z + other.z);
    }

    Space minus(Space other) {
        return new Space(x - other.x, y - other.y, z - other.z);
    }

    Space times(double factor) {
        return new Space(factor * x, factor * y, factor * z);
    }

    double dot(Space other) {
        return x * other.x + y * other.y + z * other.z;
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    /// Return this, no longer than a length.
    Space atMost(double longest) {
        double length = length();
        return length > longest ? times(longest / length) : this;
    }
}
