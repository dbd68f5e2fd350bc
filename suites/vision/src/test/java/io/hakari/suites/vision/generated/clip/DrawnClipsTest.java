package io.hakari.suites.vision.generated.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.media.ClipFormat;
import io.hakari.media.ClipReader;
import io.hakari.media.DecodedFrame;
import io.hakari.records.BlobFolder;
import io.hakari.sample.Content;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.Sample;
import io.hakari.suites.vision.GeneratedVideoSuite;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.Language;
import io.hakari.suites.vision.generated.Salt;

class DrawnClipsTest {
    @TempDir
    private Path folder;

    @Test
    void a_clip_comes_back_as_it_was_drawn() throws InterruptedException {
        Sample sample = samples(clips(ClipFormat.FFV1)).getFirst();
        List<DecodedFrame> frames = ClipReader.reading().read(file(sample), FrameChoice.uniform(5));
        Film film = (Film) new EventOrder()
                .group(Draw.of(Draw.PUBLIC, Draw.Use.EVALUATION, new EventOrder(), Difficulty.EASY, 0), Difficulty.EASY)
                .getFirst().medium();
        assertThat(frames).hasSize(5);
        for (DecodedFrame frame : frames) {
            BufferedImage drawn = film.draw((int) (frame.micros() * film.rate() / 1_000_000));
            assertThat(rgb(frame.picture())).isEqualTo(rgb(drawn));
        }
    }

    @Test
    void a_group_shares_what_it_is_clustered_and_scored_by() {
        List<Sample> group = samples(clips(ClipFormat.FFV1)).subList(0, 2);
        assertThat(group.stream().map(sample -> sample.attributes().get("group")).distinct())
                .containsExactly("event-order/easy/0");
        assertThat(group.stream().map(Sample::id).distinct()).hasSize(2);
        assertThat(group.getFirst().attributes()).containsEntry("difficulty", "easy").containsEntry("options", "2");
        assertThat(group.getFirst().targets()).isNotEqualTo(group.getLast().targets());
    }

    @Test
    void the_same_question_is_the_same_sample_in_either_format() {
        assertThat(samples(clips(ClipFormat.AV1)).stream().map(Sample::id))
                .isEqualTo(samples(clips(ClipFormat.FFV1)).stream().map(Sample::id).toList());
    }

    @Test
    void has_as_many_samples_as_it_says() {
        DrawnClips clips = clips(ClipFormat.FFV1);
        assertThat(samples(clips)).hasSize((int) clips.size().orElseThrow());
    }

    @Test
    void says_how_many_groups_there_must_be() {
        assertThatThrownBy(() -> new DrawnClips(ClipFamily.NEAR_MISS, "1", Language.ENGLISH, Salt.development(),
                Draw.Use.TRAINING, ClipFormat.AV1, 0))
                .hasMessage("groups [0] of family [near-miss] must be at least 1");
    }

    @Test
    void every_task_of_the_suite_demands_to_see_two_frames() {
        assertThat(new GeneratedVideoSuite().define().tasks().stream().filter(task -> task.ablation().isEmpty()))
                .hasSize(ClipFamily.values().length)
                .allSatisfy(task -> assertThat(task.procedure().leastFrames()).as(task.name()).isEqualTo(2))
                .allSatisfy(task -> assertThat(task.procedure().frameChoice()).as(task.name()).isPresent());
    }

    private Path file(Sample sample) {
        return sample.input().stream()
                .map(part -> part instanceof Content.Video(var blob) ? folder.resolve(blob.sha256()) : Path.of(""))
                .filter(Files::isRegularFile).findFirst().orElseThrow();
    }

    private List<Sample> samples(DrawnClips clips) {
        try (Stream<Sample> samples = clips.open(new BlobFolder(folder))) {
            return samples.toList();
        }
    }

    private static DrawnClips clips(ClipFormat format) {
        return new DrawnClips(ClipFamily.EVENT_ORDER, "test", Language.JAPANESE, Salt.development(),
                Draw.Use.EVALUATION, format, 1);
    }

    private static String rgb(BufferedImage picture) {
        StringBuilder hex = new StringBuilder();
        for (int colour : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            hex.append(String.format(Locale.ROOT, "%06x", colour & 0xFFFFFF));
        }
        return hex.toString();
    }
}
