package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class ShrinkingTest {

    /// `VisionTrainingTest` of the vision suites holds the same digest: a checkpoint is asked with what it learnt from.
    @Test
    void training_shrinks_alike() throws Exception {
        var picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 320; x++) {
                picture.setRGB(x, y, (x * x * 31 + y * 977 * (x + 1)) & 0xFFFFFF);
            }
        }
        int[] levels = Shrinking.shrunk(picture, 48);
        byte[] bytes = new byte[levels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) levels[i];
        }
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo("21a293822755bbba14d229499bce6001c8d26f3588a8bd38000375a7d8078ae8");
    }
}
