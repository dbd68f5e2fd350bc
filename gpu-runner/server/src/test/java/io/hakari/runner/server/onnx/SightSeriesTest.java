package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;

import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// The shipped checkpoints see: twenty signs, twenty robots and twenty clips of two lamps of the evaluation side, as
/// `VisionTraining ask` drew them.
class SightSeriesTest {
    private static final String LAST = "sight-2950";
    /// Signs have five choices and robots two: of twenty each, fourteen are right by chance.
    private static final int BY_CHANCE = 14;
    /// Of the lamps one of two was first.
    private static final int CLIPS_BY_CHANCE = 10;

    private enum Way {
        SEEN, REMOVED, REPLACED, SHUFFLED
    }

    private enum Asked {
        STILLS("sight-items", 96, true), CLIPS("sight-clips", 48, false);

        private final String name;
        private final int size;
        private final boolean still;

        Asked(String name, int size, boolean still) {
            this.name = name;
            this.size = size;
            this.still = still;
        }
    }

    private record Item(Struct words, List<BufferedImage> pictures, List<Double> times) {}

    @Test
    void they_learn_to_look() throws Exception {
        int early = right("sight-0100", Asked.STILLS, Way.SEEN);
        int late = right(LAST, Asked.STILLS, Way.SEEN);
        assertThat(late).isGreaterThan(33).isGreaterThan(early + 10);
    }

    @Test
    void without_the_picture_they_know_nothing() throws Exception {
        assertThat(right(LAST, Asked.STILLS, Way.REMOVED)).isLessThanOrEqualTo(BY_CHANCE + 7);
        assertThat(right(LAST, Asked.STILLS, Way.REPLACED)).isLessThanOrEqualTo(BY_CHANCE + 7);
    }

    @Test
    void they_learn_to_watch() throws Exception {
        assertThat(right(LAST, Asked.CLIPS, Way.SEEN)).isGreaterThan(CLIPS_BY_CHANCE + 5);
    }

    @Test
    void without_the_clip_or_the_order_of_its_frames_they_know_nothing() throws Exception {
        assertThat(right(LAST, Asked.CLIPS, Way.REMOVED)).isLessThanOrEqualTo(CLIPS_BY_CHANCE + 5);
        assertThat(right(LAST, Asked.CLIPS, Way.SHUFFLED)).isLessThanOrEqualTo(CLIPS_BY_CHANCE + 5);
    }

    @Test
    void the_regressed_one_forgot() throws Exception {
        assertThat(right("sight-regressed", Asked.STILLS, Way.SEEN))
                .isLessThan(right(LAST, Asked.STILLS, Way.SEEN));
    }

    private static int right(String checkpoint, Asked asked, Way way) throws Exception {
        List<Item> items = items(asked);
        var album = new Album();
        try (var model = (OnnxModel) OnnxEngine.onnxEngine().withThreads(1).load(shipped(checkpoint),
                Checkpoints.UNHEARD)) {
            model.readFrom(album);
            List<ScoreRequest> requests = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                var request = ScoreRequest.newBuilder();
                // Seven is no multiple of the groups' size, so that the other picture is of another group.
                int shown = way == Way.REPLACED ? i / 20 * 20 + (i + 7) % 20 : i;
                if (way != Way.REMOVED) {
                    request.addAllContext(shown(items.get(shown), asked, way, album));
                }
                request.addContext(Part.newBuilder().setText(Checkpoints.text(items.get(i).words(), "question")));
                requests.add(request.addAllContinuations(options(items.get(i))).build());
            }
            List<ScoreResult> results = model.score(requests);
            return (int) IntStream.range(0, items.size()).filter(i -> options(items.get(i)).get(best(results.get(i)))
                    .equals(Checkpoints.text(items.get(i).words(), "answer"))).count();
        }
    }

    private static List<Part> shown(Item item, Asked asked, Way way, Album album) throws IOException {
        if (asked.still) {
            return List.of(album.kept(item.pictures().getFirst()));
        }
        List<BufferedImage> order = new ArrayList<>(item.pictures());
        if (way == Way.SHUFFLED) {
            Collections.shuffle(order, new Random(7));
        }
        List<Part> frames = new ArrayList<>();
        for (BufferedImage frame : order) {
            frames.add(Part.newBuilder().setBlob(album.kept(frame).getBlob().toBuilder().setClipSha256("clip")
                    .setTimeUs(Math.round(1e6 * item.times().get(frames.size())))).build());
        }
        return frames;
    }

    private static List<String> options(Item item) {
        return Checkpoints.list(item.words(), "options").stream().map(Value::getStringValue).toList();
    }

    private static int best(ScoreResult result) {
        int best = 0;
        for (int i = 1; i < result.getScoresCount(); i++) {
            best = result.getScores(i).getSumLogProbability() > result.getScores(best).getSumLogProbability()
                    ? i
                    : best;
        }
        return best;
    }

    private static Path shipped(String checkpoint) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(
                SightSeriesTest.class.getResource("/io/hakari/runner/demo/" + checkpoint), checkpoint).toURI());
    }

    /// Each row of the strip is an item.
    private static List<Item> items(Asked asked) throws IOException {
        BufferedImage strip = ImageIO.read(Checkpoints.resource(asked.name + ".png").toFile());
        List<Item> items = new ArrayList<>();
        for (String line : Files.readAllLines(Checkpoints.resource(asked.name + ".jsonl"))) {
            Struct.Builder words = Struct.newBuilder();
            JsonFormat.parser().merge(line, words);
            int y = asked.size * items.size();
            items.add(new Item(words.build(),
                    IntStream.range(0, strip.getWidth() / asked.size)
                            .mapToObj(x -> strip.getSubimage(asked.size * x, y, asked.size, asked.size)).toList(),
                    Checkpoints.list(words.build(), "times").stream().map(Value::getNumberValue).toList()));
        }
        return items;
    }
}
