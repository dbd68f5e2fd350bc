package io.hakari.suites.vision.generated.still;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.Medium;
import io.hakari.suites.vision.generated.PixelDigest;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;

/// Pixels are part of the suite's version: a digest that changes is a score that may change.
///
/// `-Dhakari.golden=update` writes the digests anew; the suite's version is raised with them.
class FrozenPicturesTest {
    private static final Path MANIFEST = Path.of(System.getProperty("hakari.module", "."),
            "src/test/resources/golden/pictures.tsv");

    @Test
    void pixels_are_what_they_were() throws IOException {
        List<String> lines = new ArrayList<>();
        for (VisualFamily family : Stills.all()) {
            for (Difficulty difficulty : Difficulty.values()) {
                Draw draw = Draw.of(Draw.PUBLIC, Draw.Use.EVALUATION, family, difficulty, 0);
                List<VisualItem> group = family.group(draw, difficulty);
                lines.add(draw.title() + "\t" + digest(group.getFirst()) + "\t" + digest(group.getLast()));
            }
        }
        if (System.getProperty("hakari.golden", "compare").equals("update")) {
            Files.createDirectories(MANIFEST.getParent());
            Files.write(MANIFEST, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(MANIFEST));
    }

    @Test
    void a_picture_that_is_drawn_twice_has_the_same_pixels() {
        for (VisualFamily family : Stills.all()) {
            Draw draw = Draw.of(Draw.PUBLIC, Draw.Use.EVALUATION, family, Difficulty.HARD, 3);
            VisualItem item = family.group(draw, Difficulty.HARD).getFirst();
            assertThat(digest(item)).isEqualTo(digest(family.group(draw, Difficulty.HARD).getFirst()));
        }
    }

    private static String digest(VisualItem item) {
        return PixelDigest.of(((Medium.Picture) item.medium()).draw());
    }
}
