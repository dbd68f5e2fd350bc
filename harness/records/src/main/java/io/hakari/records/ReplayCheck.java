package io.hakari.records;

import java.util.List;
import java.util.Map;

/// Keeps a replay within what a page can draw.
final class ReplayCheck {
    private static final int SHOWN = 60;

    private ReplayCheck() {
    }

    static void check(boolean holds, String what, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is [" + shortly(value.toString()) + "]; expected: " + expected);
        }
    }

    static void name(String name, String what) {
        check(!name.isBlank(), "the name of a " + what, name, "words");
        words(name, "the name of a " + what);
    }

    static void words(String words, String what) {
        check(words.length() <= Replay.LONGEST_NAME, what, words, "at most 200 characters");
    }

    static void time(double time, String what) {
        check(time >= 0 && time <= Replay.FARTHEST, what, time, "0 to 1,000,000 s");
    }

    static void check(List<Replay.Part> parts, List<List<Integer>> frames) {
        check(parts.size() <= Replay.MOST_PARTS, "the number of parts", parts.size(), "at most 200");
        int moving = (int) parts.stream().filter(Replay.Part::moves).count();
        size(frames.size(), moving);
        for (int i = 0; i < frames.size(); i++) {
            check(frames.get(i).size() == Replay.ENDS * moving, "the number of coordinates of frame " + i,
                    frames.get(i).size(), Replay.ENDS * moving + ", 6 for each moving part");
            coordinates(frames.get(i), "frame " + i);
        }
    }

    static void size(int frames, int moving) {
        check(frames >= 1 && frames <= Replay.MOST_FRAMES, "the number of frames", frames, "1 to 20,000");
        check((long) frames * moving <= Replay.MOST_PLACES, "frames times moving parts", (long) frames * moving,
                "at most 200,000");
    }

    static void check(Map<String, List<Double>> series, int frames) {
        check(series.size() <= Replay.MOST_SERIES, "the number of series", series.size(), "at most 20");
        series.forEach((name, numbers) -> {
            name(name, "series");
            check(numbers.size() == frames, "the number of values of series [" + shortly(name) + "]", numbers.size(),
                    frames + ", one for each frame");
        });
    }

    static void coordinates(List<Integer> coordinates, String of) {
        for (int coordinate : coordinates) {
            check(coordinate >= -Replay.FARTHEST && coordinate <= Replay.FARTHEST, "a coordinate of " + of, coordinate,
                    "within 1,000,000 mm of the origin");
        }
    }

    /// Return words that may be anybody's, so that they fit a message.
    static String shortly(String words) {
        return words.codePointCount(0, words.length()) <= SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
