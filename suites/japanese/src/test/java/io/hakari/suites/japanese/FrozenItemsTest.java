package io.hakari.suites.japanese;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.hakari.sample.ContentDigest;
import io.hakari.sample.Sample;

/// Holds the items of a published version: whoever changes one raises the version of the suite.
class FrozenItemsTest {

    @Test
    void the_items_of_a_version_never_change() throws IOException {
        Path golden = Path.of(System.getProperty("hakari.module", "."),
                "src/test/resources/golden/japanese-core-2026.1.txt");
        List<String> digests = new ArrayList<>();
        for (Family family : Family.values()) {
            digests.add(family.taskName() + " " + digest(JapaneseCoreSuite.drawn(family.taskName())));
        }
        if (System.getProperty("hakari.golden", "compare").equals("update")) {
            Files.createDirectories(golden.getParent());
            Files.write(golden, digests, UTF_8);
        }
        assertThat(digests).isEqualTo(Files.readAllLines(golden, UTF_8));
    }

    private static String digest(Generated dataset) {
        ContentDigest digest = new ContentDigest();
        try (Stream<Sample> samples = dataset.open()) {
            samples.forEach(sample -> digest.add(sample.id()).add(sample.choices()));
        }
        return digest.hex();
    }
}
