package io.hakari.runner.server.scripted;

/// A language model in closed form: how likely each character is after a text, from a hash of that text.
///
/// A text is hashed character by character into a state. After a state three letters, or the end of the text, are likely
/// with 0.5, 0.3 and 0.15; the remaining 0.05 is spread over all 2²¹ code points `c`, in proportion to `u(c) + ½` where
/// `u` is a bijection that depends on the state. The sum over all code points is 1 for every state, and two characters
/// are hardly ever equally likely.
///
/// @param seed another seed, another model
record Chances(long seed) {

    /// A token like any other, and no code point.
    static final int END = 0x1F_FFFF;

    private static final double[] LIKELY = {0.5, 0.3, 0.15};
    private static final double REST = 0.05;
    private static final int BITS = 21;
    private static final int MASK = (1 << BITS) - 1;
    private static final double ALL = 1 << BITS;
    private static final int[] LETTERS = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん、。はい一二三十人年"
            .codePoints()
            .distinct()
            .toArray();
    /// One in so many states ends the text most likely.
    private static final int ENDING = 12;

    /// Return the state before any text.
    long start() {
        return mix(seed + 0x9E37_79B9_7F4A_7C15L);
    }

    /// Return the state after one more character.
    long after(long state, int character) {
        return mix(state ^ (character * 0xD1B5_4A32_D192_ED03L));
    }

    /// Return how many letters are likely.
    int likely() {
        return LIKELY.length;
    }

    /// Return the likely letter of a rank; rank 0 is the most likely of all characters.
    int letter(long state, int rank) {
        if (rank == 0 && Long.remainderUnsigned(state, ENDING) == 0) {
            return END;
        }
        int first = (int) Long.remainderUnsigned(state >>> 7, LETTERS.length);
        return LETTERS[(first + rank * 17) % LETTERS.length];
    }

    double probability(long state, int character) {
        double probability = REST * 2 * (place(state, character) + 0.5) / (ALL * ALL);
        for (int rank = 0; rank < LIKELY.length; rank++) {
            if (letter(state, rank) == character) {
                probability += LIKELY[rank];
            }
        }
        return probability;
    }

    /// An odd factor and an exclusive or are bijections on 21 bits.
    private static int place(long state, int character) {
        int factor = (int) (state >>> 20) | 1;
        return (character * factor ^ (int) (state >>> 41)) & MASK;
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return b ^ (b >>> 31);
    }
}
