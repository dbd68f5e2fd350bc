package io.hakari.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.sample.MediaException;
import io.hakari.sample.Timeline;

/// What a container says of its largest video before anything is decoded.
///
/// @param stream   its number in the container
/// @param timeline of its frames, from the time stamps of their packets
record Probed(int stream, int width, int height, Timeline timeline) {
    /// 8K in both directions: nothing that a model is shown is larger, and more would not fit into memory.
    static final long MOST_PIXELS = 8192L * 8192L;
    private static final int MOST_FRAMES = 200_000;
    private static final int NOMINAL_GAP = 40_000;

    /// Look into a clip.
    ///
    /// @param only the number of the stream to look at; empty for the largest video that is no cover picture
    static Probed of(Ffmpeg ffmpeg, ClipFile clip, Optional<Integer> only) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffprobe(), "-v", "error"));
        command.addAll(clip.input());
        command.addAll(List.of("-select_streams", "V", "-show_entries",
                "stream=index,width,height,time_base:packet=stream_index,pts,duration,flags", "-of", "compact"));
        String what = "clip [" + clip.name() + "] cannot be read";
        List<String> lines = Child.running(what, command, Duration.ofMinutes(1))
                .run(stream -> Lines.of(stream, 2 * MOST_FRAMES));
        try {
            return read(clip, lines.stream().map(Probed::fields).toList(), only);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new MediaException(what + ": it says nonsense of itself (" + e.getMessage() + ")", e);
        }
    }

    private static Probed read(ClipFile clip, List<Map<String, String>> lines, Optional<Integer> only) {
        Map<String, String> stream = lines.stream().filter(line -> line.containsKey("width"))
                .filter(line -> only.isEmpty() || field(line, "index").equals(only.get().toString()))
                .max(Comparator.comparingLong(Probed::area)
                        .thenComparingLong(line -> -number(line, "index")))
                .orElseThrow(() -> new MediaException("clip [" + clip.name() + "] has no video"));
        if (area(stream) > MOST_PIXELS) {
            throw new MediaException("clip [" + clip.name() + "] has frames of " + stream.get("width") + "x"
                    + stream.get("height") + " pixels; the limit is " + MOST_PIXELS + " pixels");
        }
        TimeBase base = TimeBase.parse(field(stream, "time_base"));
        List<long[]> shown = lines.stream().filter(line -> field(line, "stream_index").equals(stream.get("index")))
                .filter(line -> !field(line, "flags").contains("D")).map(line -> span(clip, line, base)).toList();
        return new Probed((int) number(stream, "index"), (int) number(stream, "width"),
                (int) number(stream, "height"), timeline(clip, shown));
    }

    /// Return the beginning and end of a packet's frame; the end is the beginning where the container does not say.
    private static long[] span(ClipFile clip, Map<String, String> packet, TimeBase base) {
        if (field(packet, "pts").isEmpty() || field(packet, "pts").equals("N/A")) {
            throw new MediaException("clip [" + clip.name()
                    + "] does not say when its frames are shown; store it as MP4, Matroska or WebM");
        }
        long begin = number(packet, "pts");
        String duration = field(packet, "duration");
        long ticks = duration.isEmpty() || duration.equals("N/A") ? 0 : Long.parseLong(duration);
        return new long[]{base.micros(begin), base.micros(begin + ticks)};
    }

    private static Timeline timeline(ClipFile clip, List<long[]> spans) {
        List<long[]> sorted = spans.stream().sorted(Comparator.comparingLong(span -> span[0])).toList();
        if (sorted.isEmpty()) {
            throw new MediaException("clip [" + clip.name() + "] has no frame");
        }
        List<Long> begins = sorted.stream().map(span -> span[0]).toList();
        long last = begins.getLast();
        long gap = begins.size() > 1 ? last - begins.get(begins.size() - 2) : NOMINAL_GAP;
        long end = sorted.getLast()[1] > last ? sorted.getLast()[1] : last + gap;
        try {
            return new Timeline(begins, end);
        } catch (IllegalArgumentException e) {
            throw new MediaException("clip [" + clip.name() + "] is damaged: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        for (String field : line.split("\\|", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return fields;
    }

    private static long area(Map<String, String> stream) {
        return number(stream, "width") * number(stream, "height");
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(field(fields, name));
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }
}
