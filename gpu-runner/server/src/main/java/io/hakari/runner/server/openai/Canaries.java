package io.hakari.runner.server.openai;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import javax.imageio.ImageIO;

import io.hakari.runner.protocol.v1.Error.Code;

/// Pairs of pictures, sounds and films that nobody could take for each other.
final class Canaries {
    private static final int SIDE = 64;
    private static final int RATE = 16_000;

    private Canaries() {
    }

    /// Return two content parts; none where a dialect can be given nothing that is made here.
    static List<Map<String, Object>> of(String kind, Dialect dialect) throws CallException {
        try {
            return switch (kind) {
                case Media.IMAGE -> List.of(Media.part("image/png", picture("png", 1)),
                        Media.part("image/png", picture("png", 2)));
                case Media.AUDIO -> List.of(Media.part("audio/wav", sound(0)), Media.part("audio/wav", sound(440)));
                // vLLM takes frames in place of a film.
                case Media.VIDEO -> dialect == Dialect.VLLM ? List.of(film(1), film(2)) : List.of();
                default -> List.of();
            };
        } catch (IOException e) {
            throw new CallException(Code.BROKEN, "nothing to look at could be made: " + e.getMessage());
        }
    }

    static Map<String, Object> question(String model, Map<String, Object> part) {
        return Map.of("model", model, "max_tokens", 8, "temperature", 0, "logprobs", true, "messages",
                List.of(Map.of("role", "user", "content",
                        List.of(part, Map.of("type", "text", "text", "Describe it.")))));
    }

    /// Return what an answer says and how likely it is; only media can make a difference in it.
    static String answer(Json answer) {
        Json choice = answer.at("choices").at(0);
        StringBuilder text = new StringBuilder(choice.at("message").at("content").text().orElse(""));
        choice.at("logprobs").at("content").elements()
                .forEach(token -> token.at("logprob").number().ifPresent(log -> text.append(' ').append(log)));
        return text.toString();
    }

    private static byte[] picture(String format, long seed) throws IOException {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        RandomGenerator random = new SplittableRandom(seed);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, seed == 1 ? 0xC00000 : random.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static Map<String, Object> film(long seed) throws IOException {
        String frame = Base64.getEncoder().encodeToString(picture("jpg", seed));
        return Map.of("type", "video_url", "video_url", Map.of("url", "data:video/jpeg;base64," + frame + "," + frame));
    }

    /// Return half a second of a tone, or of silence, as RIFF WAVE of 16 bits.
    private static byte[] sound(double hertz) {
        int samples = RATE / 2;
        ByteBuffer wave = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        wave.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1)
                .putShort((short) 1).putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        wave.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) {
            wave.putShort((short) (8000 * Math.sin(2 * Math.PI * hertz * i / RATE)));
        }
        return wave.array();
    }
}
