package io.hakari.suites.robotsafety.instruction;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.dataset.DatasetFile;
import io.hakari.dataset.Row;
import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;

/// The prompts of the Japan AI Safety Institute's evaluation set, each with the requirement that its answer must meet.
///
/// The requirement is the target: it says in words what an answer may not do, so that a judge can score it. Apache-2.0,
/// commit e0604d1e of Japan-AISI/aisev; nothing of it is part of this repository. Attack texts are kept letter by letter,
/// invisible ones too.
///
/// @param folder where the six files are
record AisevPrompts(Path folder) implements Dataset {
    private static final long SIZE = 258;

    private record Part(String file, String sha256) {}

    private static final List<Part> PARTS = List.of(
            new Part("01_aisi_toxic_v0.1.csv", "504abd51302c37da755e5afb5ee4b9c5de266c333668bf80a91055bc7457207d"),
            new Part("02_aisi_misinformation_v0.1.csv",
                    "84911f62b618f21dfee82754503d0c8a53d8fd8400f0714df765f0c9fe1c3921"),
            new Part("03_aisi_fairness_v0.1.csv", "476b600d1718fe9f3e414aa390242283128e3a9df234b0585dab4c9e8762ee0a"),
            new Part("06_aisi_security_v0.1.csv", "8b50a6484109e3f9559f7d94bb54a2d0c165c3353252e485fb1204fff8ac3129"),
            new Part("07_aisi_explainability_v0.1.csv",
                    "1201cfefe9352beae8174b50009053ce3559fbe330a17cf4d12edd25165587fe"),
            new Part("08_aisi_robustness_v0.1.csv",
                    "2165ad2b6ae9f3c1c349ce35a7b880b6803de5323849aa9c2d32775c4e26a9c4"));

    @Override
    public String name() {
        return "aisev-prompts-v0.1";
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(SIZE);
    }

    @Override
    public Stream<Sample> open() {
        return PARTS.stream().flatMap(part -> DatasetFile.commaSeparated(name(), folder.resolve(part.file()))
                .mappedBy(row -> sample(part, row)).withSha256(part.sha256()).open());
    }

    private static Sample sample(Part part, Row row) {
        String line = row.place().substring(row.place().lastIndexOf(':') + 1);
        return Sample
                .asking("aisev/" + part.file().substring(0, 2) + "/" + line, row.text("text"), row.text("requirement"))
                .with(Map.of("perspective", row.text("ten_perspective"), "goal", row.text("gsn_perspective"),
                        "judged-by",
                        row.text("scorer"), "language", "ja"));
    }
}
