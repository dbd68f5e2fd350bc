package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;

import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// The shipped checkpoints see: twenty signs and twenty robots of the evaluation side, as `VisionTraining ask` drew them.
class SightSeriesTest {
    private static final int SIZE = 96;
    /// Signs have five choices and robots two: of twenty each, fourteen are right by chance.
    private static final int BY_CHANCE = 14;

    private enum Way {
        SEEN, REMOVED, REPLACED
    }

    private record Item(Struct words, BufferedImage picture) {}

    @Test
    void they_learn_to_look() throws Exception {
        int early = right("sight-0100", Way.SEEN);
        int late = right("sight-2200", Way.SEEN);
        assertThat(late).isGreaterThan(35).isGreaterThan(early + 10);
    }

    @Test
    void without_the_picture_they_know_nothing() throws Exception {
        assertThat(right("sight-2200", Way.REMOVED)).isLessThanOrEqualTo(BY_CHANCE + 7);
        assertThat(right("sight-2200", Way.REPLACED)).isLessThanOrEqualTo(BY_CHANCE + 7);
    }

    @Test
    void the_regressed_one_forgot() throws Exception {
        assertThat(right("sight-regressed", Way.SEEN)).isLessThan(right("sight-2200", Way.SEEN));
    }

    private static int right(String checkpoint, Way way) throws Exception {
        List<Item> items = items();
        var album = new Album();
        try (var model = (OnnxModel) OnnxEngine.onnxEngine().withThreads(1).load(shipped(checkpoint),
                Checkpoints.UNHEARD)) {
            model.readFrom(album);
            List<ScoreRequest> requests = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                var request = ScoreRequest.newBuilder();
                if (way != Way.REMOVED) {
                    // Seven is no multiple of the groups' size, so that the other picture is of another group.
                    int shown = way == Way.SEEN ? i : i / 20 * 20 + (i + 7) % 20;
                    request.addContext(album.kept(items.get(shown).picture()));
                }
                request.addContext(Part.newBuilder().setText(Checkpoints.text(items.get(i).words(), "question")));
                IntStream.range(0, Checkpoints.number(items.get(i).words(), "choices"))
                        .forEach(place -> request.addContinuations(Character.toString('A' + place)));
                requests.add(request.build());
            }
            List<ScoreResult> results = model.score(requests);
            return (int) IntStream.range(0, items.size()).filter(i -> best(results.get(i))
                    .equals(Checkpoints.text(items.get(i).words(), "answer"))).count();
        }
    }

    private static String best(ScoreResult result) {
        int best = 0;
        for (int i = 1; i < result.getScoresCount(); i++) {
            best = result.getScores(i).getSumLogProbability() > result.getScores(best).getSumLogProbability()
                    ? i
                    : best;
        }
        return Character.toString('A' + best);
    }

    private static Path shipped(String checkpoint) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(
                SightSeriesTest.class.getResource("/io/hakari/runner/demo/" + checkpoint), checkpoint).toURI());
    }

    private static List<Item> items() throws IOException {
        BufferedImage strip = ImageIO.read(Checkpoints.resource("sight-items.png").toFile());
        List<Item> items = new ArrayList<>();
        for (String line : Files.readAllLines(Checkpoints.resource("sight-items.jsonl"))) {
            Struct.Builder words = Struct.newBuilder();
            JsonFormat.parser().merge(line, words);
            items.add(new Item(words.build(), strip.getSubimage(SIZE * items.size(), 0, SIZE, SIZE)));
        }
        return items;
    }
}
