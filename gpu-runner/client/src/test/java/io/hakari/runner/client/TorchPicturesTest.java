package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Request.Weigh;
import io.hakari.exchange.Request.Write;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.exchange.Sampling;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;

/// A tiny vision-language model in PyTorch: a picture on its way from a folder of the client to the model.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TorchPicturesTest {
    private static final List<String> CHOICES = List.of("箱", "ねじ", "三枚");

    @TempDir
    private static Path folder;
    private LocalServer server;
    private Runner runner;
    private Respondent respondent;

    @BeforeAll
    void start() throws Exception {
        TinyTorch.assumePillow(folder);
        Path models = TinyTorch.seeing(Files.createDirectory(folder.resolve("models")));
        Files.createDirectory(folder.resolve("blobs"));
        server = LocalServer.start("local:torch", List.of("--engine", "torch", "--model", models.toString()));
        runner = Runners.open("grpc://127.0.0.1:" + server.port() + "?requires=image&blobs=" + folder.resolve("blobs"));
        respondent = runner.load(TinyTorch.SEEING);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            runner.close();
            server.end();
        }
    }

    private static Content picture(int colour) throws Exception {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, colour);
            }
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return new Content.Image(blob(png.toByteArray(), "image/png"));
    }

    private static Blob blob(byte[] content, String mediaType) throws Exception {
        String sha256 = HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
        Files.write(folder.resolve("blobs").resolve(sha256), content);
        return new Blob(sha256, mediaType, content.length);
    }

    private Response asked(Content... context) throws InterruptedException {
        return respondent.answer(new Weigh(List.of(context), CHOICES));
    }

    @Test
    void a_picture_shapes_likelihoods_and_the_same_picture_the_same() throws Exception {
        Response red = asked(Content.text("絵："), picture(0xFA1414), Content.text("何が見えますか。答："));
        Response blue = asked(Content.text("絵："), picture(0x0A14F0), Content.text("何が見えますか。答："));
        Response none = asked(Content.text("絵：何が見えますか。答："));
        assertThat(List.of(red, blue, none)).allMatch(Response.Weighed.class::isInstance).doesNotHaveDuplicates();
        assertThat(asked(Content.text("絵："), picture(0xFA1414), Content.text("何が見えますか。答："))).isEqualTo(red);
    }

    @Test
    void a_picture_shapes_what_is_written() throws Exception {
        List<Content> prompt = List.of(picture(0x14FA14), Content.text("何が見えますか。"));
        Response first = respondent.answer(new Write(prompt, List.of(), 12, new Sampling.Greedy()));
        assertThat(first).isInstanceOfAny(Response.Completed.class, Response.Truncated.class);
        assertThat(respondent.answer(new Write(prompt, List.of(), 12, new Sampling.Greedy()))).isEqualTo(first);
    }

    @Test
    void what_is_no_picture_fails_its_request_alone() throws Exception {
        Blob broken = blob("no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8), "image/png");
        assertThat(asked(new Content.Image(broken))).isInstanceOfSatisfying(Response.Failed.class,
                failed -> assertThat(failed.reason())
                        .startsWith("blob [" + broken.sha256() + "] is no picture that can be read: "));
        Blob film = blob(new byte[]{1, 2, 3}, "video/mp4");
        assertThat(asked(new Content.Video(film))).isEqualTo(new Response.Failed(Failure.UNSUPPORTED,
                "field [context] holds a blob of type [video/mp4], which this model does not read"));
        assertThat(asked(picture(0xFA1414))).isInstanceOf(Response.Weighed.class);
    }
}
