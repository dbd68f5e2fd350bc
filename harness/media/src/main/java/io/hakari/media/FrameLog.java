package io.hakari.media;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hakari.sample.MediaException;
import io.hakari.sample.Timeline;

/// What the decoder tells of each frame that it gave, in the order it gave them.
final class FrameLog {
    private static final String SPEAKER = "[Parsed_showinfo_0 @ ";
    private static final Pattern FRAME = Pattern.compile("\\] n: *\\d+ pts: *(-?\\d+) ");
    private static final Pattern BASE = Pattern.compile("\\] config in time_base: (\\d+/\\d+)");
    private final List<Long> ticks = new ArrayList<>();
    private TimeBase base = new TimeBase(1, 1);

    /// Take one line of the decoder's log; return whether it was no complaint.
    ///
    /// What a file says of itself is printed indented, so that no title can pass for a frame.
    boolean note(String line) {
        if (!line.startsWith(SPEAKER)) {
            return false;
        }
        Matcher config = BASE.matcher(line);
        if (config.find()) {
            base = TimeBase.parse(config.group(1));
        }
        Matcher frame = FRAME.matcher(line);
        if (frame.find()) {
            ticks.add(Long.parseLong(frame.group(1)));
        }
        return true;
    }

    /// Check that the decoder gave exactly the frames that the container has.
    void confirm(ClipFile clip, Timeline timeline) {
        List<Long> given = ticks.stream().map(base::micros).toList();
        if (given.size() != timeline.micros().size()) {
            throw new MediaException("clip [" + clip.name() + "] is damaged: [" + given.size() + "] of ["
                    + timeline.micros().size() + "] frames can be decoded");
        }
        for (int i = 0; i < given.size(); i++) {
            if (!given.get(i).equals(timeline.micros().get(i))) {
                throw new MediaException("clip [" + clip.name() + "] is damaged: frame [" + i + "] is decoded for ["
                        + given.get(i) + "] µs, but the container shows it at [" + timeline.micros().get(i) + "] µs");
            }
        }
    }
}
