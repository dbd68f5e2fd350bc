package io.hakari.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;

import io.hakari.sample.Blob;
import io.hakari.sample.MediaException;

class ShrunkPicturesTest {
    private final Shelf shelf = new Shelf();
    private final ShrunkPictures pictures = new ShrunkPictures();
    private final BufferedImage whole = Blocks.frame(5, 320, 200);
    private final Blob picture = shelf.keep(Png.of(whole), Png.MEDIA_TYPE);

    private BufferedImage shown(Blob blob) {
        return Pictures.decode(shelf.of(blob), "shown");
    }

    @Test
    void have_the_longer_side_that_was_asked_for_and_the_pixels_of_the_bicubic_kernel() {
        BufferedImage small = shown(pictures.shrunk(picture, 128, shelf));

        assertThat(small.getWidth()).isEqualTo(128);
        assertThat(small.getHeight()).isEqualTo(80);
        assertThat(Rgb.bytes(small)).isEqualTo(Rgb.bytes(Resize.BICUBIC.to(whole, 128, 80)));
    }

    @Test
    void are_measured_by_their_longer_side_when_they_stand_upright() {
        Blob upright = shelf.keep(Png.of(Blocks.frame(5, 200, 320)), Png.MEDIA_TYPE);

        assertThat(shown(pictures.shrunk(upright, 128, shelf)).getHeight()).isEqualTo(128);
    }

    @Test
    void keep_a_line_of_one_pixel() {
        Blob line = shelf.keep(Png.of(Blocks.frame(5, 300, 1)), Png.MEDIA_TYPE);

        assertThat(shown(pictures.shrunk(line, 10, shelf)).getHeight()).isEqualTo(1);
    }

    @Test
    void stay_the_file_they_are_when_they_fit() {
        assertThat(pictures.shrunk(picture, 320, shelf)).isEqualTo(picture);
    }

    @Test
    void are_shrunk_once_for_each_size() {
        Blob first = pictures.shrunk(picture, 64, shelf);

        assertThat(pictures.shrunk(picture, 64, shelf)).isEqualTo(first);
        assertThat(shelf.reads()).isEqualTo(1);
        assertThat(pictures.shrunk(picture, 32, shelf)).isNotEqualTo(first);
    }

    @Test
    void are_refused_by_name_when_they_are_damaged() {
        Blob damaged = shelf.keep(new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}, Png.MEDIA_TYPE);

        assertThatThrownBy(() -> pictures.shrunk(damaged, 64, shelf)).isInstanceOf(MediaException.class)
                .hasMessageStartingWith("picture [" + damaged.sha256() + "] cannot be decoded");
    }
}
