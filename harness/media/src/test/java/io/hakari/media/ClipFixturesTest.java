package io.hakari.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaException;
import io.hakari.sample.Timeline;

/// Clips whose every frame bears its number, and real footage whose every time stamp is known.
class ClipFixturesTest {

    @Nested
    class Media_fixtures {
        private final Path folder = Fixtures.folder("media-fixtures").resolve("video");

        @ParameterizedTest
        @ValueSource(strings = {"av1.mkv", "h264_baseline.mp4", "h264_high_bframes.mp4", "hevc.mp4",
                "lossless_ffv1.mkv", "start_offset_0.5s.mp4", "vfr_30_10_60fps.mp4", "vp9.webm"})
        void each_frame_is_in_its_place_and_time(String name) throws Exception {
            List<DecodedFrame> frames = ClipReader.reading().read(folder.resolve(name), FrameChoice.all());

            assertThat(frames).extracting(frame -> Blocks.number(frame.picture()))
                    .isEqualTo(IntStream.range(0, 90).boxed().toList());
            assertThat(frames).extracting(DecodedFrame::micros).isEqualTo(expected(name));
        }

        @ParameterizedTest
        @ValueSource(strings = {"h264_high_bframes.mp4", "vfr_30_10_60fps.mp4", "start_offset_0.5s.mp4"})
        void chosen_frames_are_those_seen_at_the_middle_of_their_segments(String name) throws Exception {
            Timeline timeline = ClipReader.reading().timeline(folder.resolve(name));
            List<DecodedFrame> frames = ClipReader.reading().read(folder.resolve(name), FrameChoice.uniform(8));

            assertThat(frames).hasSize(8);
            for (int i = 0; i < 8; i++) {
                long middle = timeline.micros().getFirst() + timeline.length() * (2 * i + 1) / 16;
                int seen = (int) timeline.micros().stream().filter(micros -> micros <= middle).count() - 1;
                assertThat(Blocks.number(frames.get(i).picture())).isEqualTo(seen);
                assertThat(frames.get(i).micros()).isEqualTo(timeline.micros().get(seen));
            }
        }

        @ParameterizedTest
        @CsvSource({"corrupt_payload.mp4,cannot be", "truncated_no_moov.mp4,moov atom not found"})
        void a_damaged_clip_is_refused(String name, String reason) {
            assertThatThrownBy(() -> ClipReader.reading().read(folder.resolve(name), FrameChoice.uniform(2)))
                    .isInstanceOf(MediaException.class).hasMessageContaining(name).hasMessageContaining(reason);
        }

        private List<Long> expected(String name) throws IOException {
            String json = Files.readString(folder.resolve("expected.json"));
            int file = json.indexOf('"' + name + '"');
            int begin = json.indexOf('[', json.indexOf("\"pts\"", file));
            return numbers(json.substring(begin, json.indexOf(']', begin)), Pattern.compile("(-?\\d+\\.\\d+)"));
        }
    }

    @Nested
    class Real_footage {
        private final Path folder = Fixtures.folder("torchcodec-video");

        @ParameterizedTest
        @CsvSource({"0,325,320", "3,390,480"})
        void has_its_published_time_stamps(int stream, int count, int width) throws Exception {
            List<DecodedFrame> frames = new ArrayList<>();
            ClipReader.reading().read(new ClipFile("nasa", folder.resolve("nasa_13013.mp4")), Optional.of(stream),
                    FrameChoice.all(), frames::add);

            String json = Files
                    .readString(folder.resolve("nasa_13013.mp4.stream" + stream + ".all_frames_info.json"));
            List<Long> published = numbers(json, Pattern.compile("\"pts_time\": \"(-?\\d+\\.\\d+)\""));
            assertThat(frames).extracting(DecodedFrame::micros).hasSize(count).isEqualTo(published);
            assertThat(frames.getFirst().picture().getWidth()).isEqualTo(width);
        }

        @Test
        void the_largest_video_of_a_container_is_shown() throws Exception {
            List<DecodedFrame> frames = ClipReader.reading().read(folder.resolve("nasa_13013.mp4"),
                    FrameChoice.uniform(1));

            assertThat(frames.getFirst().picture().getWidth()).isEqualTo(480);
        }

        @ParameterizedTest
        @ValueSource(strings = {"av1_video.mkv", "h264_10bits.mp4", "h265_10bits.mp4", "h265_video.mp4"})
        void is_decoded_whatever_its_codec(String name) throws Exception {
            Path file = folder.resolve(name);

            assertThat(ClipReader.reading().read(file, FrameChoice.all()))
                    .hasSameSizeAs(ClipReader.reading().timeline(file).micros()).isNotEmpty();
        }
    }

    private static List<Long> numbers(String json, Pattern pattern) {
        List<Long> micros = new ArrayList<>();
        Matcher matcher = pattern.matcher(json);
        while (matcher.find()) {
            micros.add(Math.round(Double.parseDouble(matcher.group(1)) * 1e6));
        }
        return micros;
    }
}
