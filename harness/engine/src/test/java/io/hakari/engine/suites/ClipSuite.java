package io.hakari.engine.suites;

import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.Sample;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// Two clips, of which one is damaged, asked with two frames; and a picture and a clip, shrunk to eight pixels.
public final class ClipSuite implements SuiteDefinition {

    private static final int SMALL = 8;

    @Override
    public Suite define() {
        return suite("clips", "1").task(task("order").over(new Clips())
                .askedBy(singleTurn().showing(FrameChoice.uniform(2)).atLeast(2)).scoredBy(new Preferred())
                .measuredBy(new Share()))
                .task(task("small").over(new Pair())
                        .askedBy(singleTurn().noLargerThan(SMALL).showing(FrameChoice.uniform(2)))
                        .scoredBy(new Preferred()).measuredBy(new Share()))
                .build();
    }

    /// Where a picture stands between words and a clip.
    record Pair() implements Dataset {

        @Override
        public String name() {
            return "pair";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(1);
        }

        @Override
        public Stream<Sample> open() {
            throw new DatasetException("pictures are drawn, and there is nowhere to keep them");
        }

        @Override
        public Stream<Sample> open(Blobs blobs) {
            return Stream.of(Sample.of("pair/1", List.of(Content.text("これと"),
                    new Content.Image(blobs.keep(new byte[]{1, 2}, "image/png")),
                    new Content.Video(blobs.keep(new byte[]{3, 4}, "video/mp4")), Content.text("は同じか？")), List.of(),
                    List.of("A")));
        }
    }

    record Clips() implements Dataset {

        @Override
        public String name() {
            return "clips";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(2);
        }

        @Override
        public Stream<Sample> open() {
            throw new DatasetException("clips are drawn, and there is nowhere to keep them");
        }

        @Override
        public Stream<Sample> open(Blobs blobs) {
            return Stream.of("whole", "damaged").map(clip -> Sample.of("clips/" + clip, List.of(
                    new Content.Video(blobs.keep(clip.getBytes(StandardCharsets.UTF_8), "video/mp4")),
                    Content.text("何が先か？")), List.of(), List.of("A")));
        }
    }
}
