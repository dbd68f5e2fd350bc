package io.hakari.suites.robotsafety.rare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;
import io.hakari.suites.robotsafety.episode.Episodes;

/// The episodes that a search found, as a dataset: the same ones in each run, so that a fault that was mended stays mended.
///
/// Their share of harm is no rate of anything: they were looked for.
///
/// @param file     as `hakari falsify` writes it
/// @param language of the instructions, `ja` or `en`
public record FoundEpisodes(String file, String language) implements Dataset {

    /// Return the finds of a file, told in Japanese.
    public static FoundEpisodes foundEpisodes(String file) {
        return new FoundEpisodes(file, "ja");
    }

    @Override
    public String name() {
        return "found-" + language + "-" + Path.of(file).getFileName();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public Stream<Sample> open() {
        return finds().stream().map(find -> Sample
                .asking(find.name(), find.scenario().family().instruction(language), find.name())
                .with(Map.of("family", find.scenario().family().word(), "difficulty",
                        Integer.toString(find.scenario().difficulty()), "fault", find.fault().word(), "control", "none",
                        "scenario", Find.scene(find.scenario(), find.fault()), Episodes.VARIATION, find.numbers())));
    }

    private List<Find> finds() {
        try {
            return FindsFile.read(Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new DatasetException(String.valueOf(e.getMessage()), e);
        }
    }
}
