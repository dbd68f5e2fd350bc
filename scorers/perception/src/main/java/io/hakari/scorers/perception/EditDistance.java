package io.hakari.scorers.perception;

import java.util.Arrays;

/// How many code points must be inserted, removed or replaced to make one text of another (Levenshtein 1966).
final class EditDistance {
    private EditDistance() {
    }

    static int between(String one, String other) {
        int[] longer = one.codePoints().toArray();
        int[] shorter = other.codePoints().toArray();
        return longer.length >= shorter.length ? between(longer, shorter) : between(shorter, longer);
    }

    private static int between(int[] longer, int[] shorter) {
        int[] row = new int[shorter.length + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= longer.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= shorter.length; j++) {
                int kept = diagonal + (longer[i - 1] == shorter[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(kept, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[shorter.length];
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
