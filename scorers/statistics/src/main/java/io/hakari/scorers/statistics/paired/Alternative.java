package io.hakari.scorers.statistics.paired;

/// What a test looks for beside no difference.
public enum Alternative {
    /// A difference of either sign.
    TWO_SIDED,
    /// A difference above 0.
    GREATER,
    /// A difference below 0.
    LESS
}
