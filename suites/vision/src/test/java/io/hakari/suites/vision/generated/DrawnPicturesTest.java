package io.hakari.suites.vision.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;
import io.hakari.suites.vision.generated.Draw.Use;
import io.hakari.suites.vision.generated.still.Stills;

class DrawnPicturesTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(Salt.PROPERTY);
    }

    private static DrawnPictures drawn(Use use, Language language, Salt salt) {
        return new DrawnPictures(Stills.ROBOT_START, "2026.1", language, salt, use, 2);
    }

    @Test
    void opened_with_and_without_blobs_the_samples_are_the_same_and_their_pictures_are_kept() throws IOException {
        Map<String, byte[]> kept = new HashMap<>();
        Blobs blobs = new Blobs() {
            @Override
            public Blob keep(byte[] bytes, String mediaType) {
                Blob blob = new Blob(String.format(Locale.ROOT, "%064x", kept.size()), mediaType, bytes.length);
                kept.put(blob.sha256(), bytes);
                return blob;
            }

            @Override
            public byte[] of(Blob blob) {
                return Objects.requireNonNull(kept.get(blob.sha256()));
            }
        };
        DrawnPictures pictures = drawn(Use.EVALUATION, Language.JAPANESE, Salt.development());
        List<Sample> samples = pictures.open(blobs).toList();

        assertThat(pictures.open().map(Sample::id))
                .containsExactlyElementsOf(samples.stream().map(Sample::id).toList());
        assertThat(pictures.size()).hasValue(samples.size());
        assertThat(samples).extracting(sample -> sample.attributes().get("difficulty")).startsWith("easy", "easy",
                "medium", "medium", "hard", "hard");
        Sample first = samples.getFirst();
        assertThat(first.attributes()).containsKeys("group", "scene", "family", "pixels", "options", "hazard");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                blobs.of(((Content.Image) first.input().getFirst()).blob())));
        assertThat(PixelDigest.of(image)).as("the PNG holds the pixels that were drawn")
                .isEqualTo(first.attributes().get("pixels"));
    }

    @Test
    void a_portion_is_whole_groups_of_the_same_samples_of_all_difficulties() {
        DrawnPictures pictures = drawn(Use.EVALUATION, Language.JAPANESE, Salt.development());
        List<String> half = pictures.portion(0.5).open().map(Sample::id).toList();

        assertThat(half).hasSize(6).isEqualTo(pictures.open().map(Sample::id).limit(6).toList());
        assertThat(pictures.portion(0.5).size()).hasValue(6);
        assertThat(pictures.portion(0.001).open()).hasSize(6);
    }

    @Test
    void languages_differ_in_words_and_not_in_pixels() {
        Sample japanese = drawn(Use.EVALUATION, Language.JAPANESE, Salt.development()).open().findFirst().orElseThrow();
        Sample english = drawn(Use.EVALUATION, Language.ENGLISH, Salt.development()).open().findFirst().orElseThrow();

        assertThat(japanese.question()).contains("ロボットを起動してよいですか。\nA. ").endsWith("選択肢の記号で答えてください。");
        assertThat(english.question()).contains("May the robot be started now?\nA. ")
                .endsWith("Answer with the letter of one option.");
        assertThat(english.attributes().get("pixels")).isEqualTo(japanese.attributes().get("pixels"));
        assertThat(english.id()).isNotEqualTo(japanese.id());
    }

    /// Five groups of every family in every difficulty: no state of one use is a state of the other.
    @Test
    void items_to_learn_from_never_meet_items_to_ask() {
        for (VisualFamily family : Stills.all()) {
            Set<String> asked = states(family, Use.EVALUATION, Draw.PUBLIC);
            Set<String> learnt = states(family, Use.TRAINING, Draw.PUBLIC);
            Set<String> secret = states(family, Use.EVALUATION, SECRET);
            assertThat(learnt).as(family.name()).doesNotContainAnyElementsOf(asked)
                    .doesNotContainAnyElementsOf(secret);
            assertThat(secret).as(family.name()).doesNotContainAnyElementsOf(asked);
        }
    }

    /// Two groups of one range of numbers share nothing either, from the first number to beyond what an int holds.
    @Test
    void numbers_are_apart_over_their_whole_range() {
        Set<Long> chances = new HashSet<>();
        List<Long> numbers = Stream.concat(LongStream.range(0, 10_000).boxed(),
                Stream.of(1L << 31, (1L << 32) + 1, Long.MAX_VALUE)).toList();
        for (Use use : Use.values()) {
            for (long number : numbers) {
                chances.add(new Draw(Draw.PUBLIC, use, "family", number).chance("scene").nextLong());
            }
        }
        assertThat(chances).hasSize(2 * numbers.size());
    }

    private static Set<String> states(VisualFamily family, Use use, String salt) {
        Set<String> states = new HashSet<>();
        for (Difficulty difficulty : Difficulty.values()) {
            for (int number = 0; number < 5; number++) {
                List<VisualItem> group = family.group(Draw.of(salt, use, family, difficulty, number), difficulty);
                // A scene's looks are drawn apart from what is asked: where a state is small, its group tells it apart.
                List<String> words = new ArrayList<>();
                group.forEach(item -> words.add(item.question() + " " + item.choices() + " " + item.state()));
                states.add(PixelDigest.of(((Medium.Picture) group.getFirst().medium()).draw()) + words);
            }
        }
        return states;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_salt_is_no_part_of_what_is_recorded(Language language) throws IOException {
        Path file = Files.writeString(folder.resolve("release-2026.1"), SECRET + "\n");
        System.setProperty(Salt.PROPERTY, file.toString());
        DrawnPictures drawn = drawn(Use.EVALUATION, language, Salt.configured());

        assertThat(drawn.toString()).contains("release-2026.1").doesNotContain(SECRET);
        assertThat(drawn.open().map(Sample::toString)).noneMatch(sample -> sample.contains(SECRET));
        assertThat(drawn.open().map(Sample::id).toList()).doesNotContainAnyElementsOf(
                drawn(Use.EVALUATION, language, Salt.development()).open().map(Sample::id).toList());
    }

    @Test
    void a_salt_that_was_changed_too_short_or_taken_away_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("salt"), SECRET);
        System.setProperty(Salt.PROPERTY, file.toString());
        Salt salt = Salt.configured();
        Files.writeString(file, SECRET + "x");
        assertThatThrownBy(salt::value).isInstanceOf(DatasetException.class)
                .hasMessage("salt [salt] has another SHA-256 than ["
                        + salt.sha256()
                        + "], under which this suite was defined; give the same file by -Dhakari.vision.salt");
        Files.writeString(file, "short");
        assertThatThrownBy(Salt::configured).hasMessage("salt file [" + file
                + "] has [5] characters; expected [32] or more, so that nobody finds it from its digest");
        Files.delete(file);
        assertThatThrownBy(Salt::configured)
                .hasMessage("salt file [" + file + "] cannot be read; name the release's by -Dhakari.vision.salt");
    }
}
