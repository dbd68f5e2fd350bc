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

/// Two clips, of which one is damaged, asked with two frames.
public final class ClipSuite implements SuiteDefinition {

    @Override
    public Suite define() {
        return suite("clips", "1").task(task("order").over(new Clips())
                .askedBy(singleTurn().showing(FrameChoice.uniform(2)).atLeast(2)).scoredBy(new Preferred())
                .measuredBy(new Share())).build();
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
