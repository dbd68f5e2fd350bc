package io.hakari.runner.server.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.Value.KindCase;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.MediumUse;
import io.hakari.runner.server.ModelException;

/// What `config.json` says of how a model sees.
///
/// @param token  `image_token_id`, which stands where a picture's features go
/// @param size   `vision_config.image_size`, the pixels of a picture's side
/// @param tokens `vision_config.tokens`, of one picture: at most one for each patch
/// @param clip   how it sees the frames of clips; empty when each is a picture to it
/// @param mean   `vision_config.image_mean`, of red, green and blue from 0 to 1
/// @param deviation `vision_config.image_std`, likewise
record SightConfig(int token, int size, int tokens, Optional<OfClip> clip, List<Double> mean,
        List<Double> deviation) {
    static final String TOKEN = "image_token_id";
    static final String VISION = "vision_config";
    static final String CLIP_SIZE = "frame_size";
    /// Larger pictures are no work for this engine.
    private static final int LARGEST = 4096;
    private static final int CHANNELS = 3;

    SightConfig {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /// Return what is said, or nothing when the model reads text alone.
    static Optional<SightConfig> of(Struct fields, int vocabulary) throws ModelException {
        if (!ModelConfig.given(fields, VISION)) {
            return Optional.empty();
        }
        Value vision = fields.getFieldsOrThrow(VISION);
        if (vision.getKindCase() != KindCase.STRUCT_VALUE) {
            throw ModelConfig.wrong(VISION, vision,
                    "an object with image_size, patch_size, tokens, image_mean and image_std");
        }
        Struct said = named(vision.getStructValue());
        int size = ModelConfig.positive(said, name("image_size"));
        int patch = ModelConfig.positive(said, name("patch_size"));
        int tokens = ModelConfig.positive(said, name("tokens"));
        if (size > LARGEST || size % patch != 0) {
            throw ModelConfig.wrong(name("image_size"), number(size),
                    "a multiple of patch_size [" + patch + "], at most " + LARGEST);
        }
        int patches = size / patch * (size / patch);
        if (tokens > patches) {
            throw ModelConfig.wrong(name("tokens"), number(tokens),
                    "at most [" + patches + "], one for each patch of " + patch + " pixels");
        }
        return Optional.of(new SightConfig(ModelConfig.token(fields, TOKEN, vocabulary), size, tokens, OfClip.of(said),
                three(said, name("image_mean"), -1), three(said, name("image_std"), 0)));
    }

    /// Return what the model sees of a picture.
    MediumUse use(BlobRef picture) {
        MediumUse.Builder use = MediumUse.newBuilder().setSha256(picture.getSha256())
                .setClipSha256(picture.getClipSha256()).setWidth(size).setHeight(size).setVisualTokens(tokens);
        if (!picture.getClipSha256().isEmpty()) {
            use.addFrameTimesUs(picture.getTimeUs());
            clip.ifPresent(frames -> use.setWidth(frames.size()).setHeight(frames.size())
                    .setVisualTokens(frames.tokens()));
        }
        return use.build();
    }

    /// How the frames of clips are seen.
    ///
    /// @param size   `vision_config.frame_size`, the pixels of a frame's side
    /// @param tokens `vision_config.frame_tokens`, of each frame
    record OfClip(int size, int tokens) {

        private static Optional<OfClip> of(Struct said) throws ModelException {
            if (!ModelConfig.given(said, name(CLIP_SIZE))) {
                return Optional.empty();
            }
            int size = ModelConfig.positive(said, name(CLIP_SIZE));
            int tokens = ModelConfig.positive(said, name("frame_tokens"));
            if (size > LARGEST) {
                throw ModelConfig.wrong(name(CLIP_SIZE), number(size), "at most " + LARGEST);
            }
            return Optional.of(new OfClip(size, tokens));
        }
    }

    /// Return the value that an 8-bit level becomes.
    float scaled(int level, int channel) {
        return (float) ((level / 255.0 - mean.get(channel)) / deviation.get(channel));
    }

    private static List<Double> three(Struct said, String name, double above) throws ModelException {
        String expected = "three numbers"
                + (above < 0 ? "" : String.format(Locale.ROOT, " above %.0f", above))
                + ", of red, green and blue";
        Value value = ModelConfig.field(said, name, expected);
        List<Double> three = new ArrayList<>();
        for (Value each : value.getListValue().getValuesList()) {
            if (each.getKindCase() != KindCase.NUMBER_VALUE || !(each.getNumberValue() > above)) {
                throw ModelConfig.wrong(name, each, expected);
            }
            three.add(each.getNumberValue());
        }
        if (three.size() != CHANNELS) {
            throw ModelConfig.wrong(name, value, expected);
        }
        return three;
    }

    /// Messages name fields in full.
    private static Struct named(Struct vision) {
        Struct.Builder named = Struct.newBuilder();
        vision.getFieldsMap().forEach((field, value) -> named.putFields(name(field), value));
        return named.build();
    }

    private static String name(String field) {
        return VISION + "." + field;
    }

    private static Value number(int value) {
        return Value.newBuilder().setNumberValue(value).build();
    }
}
