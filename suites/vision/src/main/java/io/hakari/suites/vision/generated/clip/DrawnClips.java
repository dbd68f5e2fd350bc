package io.hakari.suites.vision.generated.clip;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.hakari.media.ClipFormat;
import io.hakari.media.ClipWriter;
import io.hakari.media.Rgb;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.ContentDigest;
import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.Forgetting;
import io.hakari.suites.vision.generated.Language;
import io.hakari.suites.vision.generated.Question;
import io.hakari.suites.vision.generated.Salt;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;

/// Items of one family of clips, drawn and encoded one group after the other while they are read.
///
/// A sample is known by its words and by the pixels as they were drawn, not by what an encoder made of them.
///
/// @param clips    the family
/// @param version  raised whenever the items of the family change
/// @param language of the questions
/// @param salt     under which they are drawn
/// @param use      what they are for; items to learn from are others than items to ask
/// @param format   FFV1 for the pixels as they were drawn, AV1 for what is sent
/// @param groups   of each difficulty, at least 1; they alternate, so that any beginning has all three
public record DrawnClips(ClipFamily clips, String version, Language language, Salt salt, Draw.Use use,
        ClipFormat format, int groups) implements Dataset {

    public DrawnClips {
        if (groups < 1) {
            throw new IllegalArgumentException("groups [" + groups + "] of family [" + clips + "] must be at least 1");
        }
    }

    @Override
    public String name() {
        return clips + "-" + version + switch (language) {
            case JAPANESE -> "";
            case ENGLISH -> "-en";
        };
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of((long) clips.variants() * groups * Difficulty.values().length);
    }

    /// Return the first groups alone; any beginning is balanced.
    @Override
    public Dataset portion(double share) {
        return new DrawnClips(clips, version, language, salt, use, format,
                (int) Math.max(1, Math.round(groups * share)));
    }

    /// Draw and encode without keeping anything; the samples are those of `open(Blobs)`.
    @Override
    public Stream<Sample> open() {
        return open(Forgetting.BLOBS);
    }

    @Override
    public Stream<Sample> open(Blobs blobs) {
        String value = salt.value();
        return LongStream.range(0, groups).boxed().flatMap(number -> Stream.of(Difficulty.values())
                .flatMap(level -> samples(Draw.of(value, use, clips.family(), level, number), level, blobs).stream()));
    }

    private List<Sample> samples(Draw draw, Difficulty level, Blobs blobs) {
        VisualFamily family = clips.family();
        List<Sample> samples = new ArrayList<>();
        for (VisualItem item : family.group(draw, level)) {
            Film film = (Film) item.medium();
            ContentDigest pixels = new ContentDigest().add(Integer.toString(film.rate()));
            byte[] clip = ClipWriter.writing(format).write(film.frames(), film.rate(), frame -> {
                BufferedImage drawn = film.draw(frame);
                pixels.add(Rgb.bytes(drawn));
                return drawn;
            });
            samples.add(Question.sample(item, draw.title() + "/" + (samples.size() + 1), family, level, language,
                    new Content.Video(blobs.keep(clip, format.mediaType())), pixels.hex()));
        }
        return samples;
    }
}
