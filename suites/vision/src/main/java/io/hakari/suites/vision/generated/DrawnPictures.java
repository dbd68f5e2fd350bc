package io.hakari.suites.vision.generated;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.hakari.media.Png;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;

/// Items of one family of pictures, drawn one group after the other while they are read.
///
/// @param family   of the items
/// @param version  raised whenever the items of the family change
/// @param language of the questions
/// @param salt     under which they are drawn
/// @param use      what they are for; items to learn from are others than items to ask
/// @param groups   of each difficulty, at least 1; they alternate, so that any beginning has all three
public record DrawnPictures(VisualFamily family, String version, Language language, Salt salt, Draw.Use use,
        int groups) implements Dataset {

    public DrawnPictures {
        if (groups < 1) {
            throw new IllegalArgumentException(
                    "groups [" + groups + "] of family [" + family.name() + "] must be at least 1");
        }
    }

    @Override
    public String name() {
        return family.name() + "-" + version + switch (language) {
            case JAPANESE -> "";
            case ENGLISH -> "-en";
        };
    }

    @Override
    public OptionalLong size() {
        int each = family.group(draw(salt.value(), Difficulty.EASY, 0), Difficulty.EASY).size();
        return OptionalLong.of((long) each * groups * Difficulty.values().length);
    }

    /// Return the first groups alone; any beginning is balanced.
    @Override
    public Dataset portion(double share) {
        return new DrawnPictures(family, version, language, salt, use, (int) Math.max(1, Math.round(groups * share)));
    }

    /// Draw without keeping anything; the samples are those of `open(Blobs)`.
    @Override
    public Stream<Sample> open() {
        return open(Forgetting.BLOBS);
    }

    @Override
    public Stream<Sample> open(Blobs blobs) {
        String value = salt.value();
        return LongStream.range(0, groups).boxed().flatMap(number -> Stream.of(Difficulty.values())
                .flatMap(difficulty -> samples(draw(value, difficulty, number), difficulty, blobs).stream()));
    }

    private Draw draw(String value, Difficulty difficulty, long number) {
        return Draw.of(value, use, family, difficulty, number);
    }

    private List<Sample> samples(Draw draw, Difficulty difficulty, Blobs blobs) {
        List<Sample> samples = new ArrayList<>();
        IdentityHashMap<Medium, Shown> shown = new IdentityHashMap<>();
        for (VisualItem item : family.group(draw, difficulty)) {
            Shown picture = shown.computeIfAbsent(item.medium(), medium -> kept(medium, blobs));
            samples.add(Question.sample(item, draw.title() + "/" + (samples.size() + 1), family, difficulty, language,
                    picture.content(), picture.pixels()));
        }
        return samples;
    }

    private Shown kept(Medium medium, Blobs blobs) {
        return switch (medium) {
            case Medium.Picture picture -> {
                BufferedImage image = picture.draw();
                yield new Shown(new Content.Image(blobs.keep(Png.of(image), Png.MEDIA_TYPE)), PixelDigest.of(image));
            }
            case Medium.Clip _ -> throw new DatasetException(
                    "family [" + family.name() + "] shows clips, which are no pictures; read it as clips");
        };
    }

    private record Shown(Content content, String pixels) {}
}
