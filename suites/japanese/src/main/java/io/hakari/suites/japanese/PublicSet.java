package io.hakari.suites.japanese;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.hakari.dataset.DatasetFile;
import io.hakari.sample.DatasetException;

/// The public sets by name, file, digest and size, as their owners published them.
///
/// JGLUE v1.3 (CC BY-SA 4.0), commit 6f071c09 of yahoojapan/JGLUE; MGSM (CC BY 4.0), commit 452a21ad of
/// google-research/url-nlp. Nothing of them is part of this repository.
enum PublicSet {
    JCOMMONSENSEQA("jcommonsenseqa-v1.3/valid", "jcommonsenseqa/valid-v1.3.json",
            "0d8d76f3bfa0d174866939882faccdd01fbc2bcd5a76c43748ba0c40a7b3b8d4", 1119),
    JNLI("jnli-v1.3/valid", "jnli/valid-v1.3.json",
            "ca0353efc7c2eebfb6de4e13f16295053c8b1ee65e7b0849190c90426fbc495f", 2434),
    JSQUAD("jsquad-v1.3/valid", "jsquad/valid-v1.3.json",
            "fb0a57a35281ff03bbe7f0e878cff5b577985fbe6fcb242e7e8ddb63d1c0ab11", 4442),
    MGSM("mgsm-ja/test", "mgsm/mgsm_ja.tsv",
            "59a2b50debe77981fd784cb3b2bef1505e3abf2a37116dc9d7a366ab029b4637", 250);

    private final String title;
    private final String file;
    private final String sha256;
    private final long size;

    PublicSet(String title, String file, String sha256, long size) {
        this.title = title;
        this.file = file;
        this.sha256 = sha256;
        this.size = size;
    }

    /// Return the set in a folder; the bytes are checked when it is opened.
    DatasetFile in(Path folder) {
        Path path = folder.resolve(file);
        DatasetFile.NeedsMapper rows = switch (this) {
            case JCOMMONSENSEQA, JNLI -> DatasetFile.jsonLines(title, path);
            case JSQUAD -> DatasetFile.squad(title, path);
            case MGSM -> DatasetFile.tabSeparated(title, path, "question", "answer");
        };
        return rows.mappedBy(PublicRow.valueOf(name())).withSha256(sha256).withSize(size);
    }

    /// Return the files that a folder lacks.
    static List<String> missingIn(Path folder) {
        return Arrays.stream(values()).map(set -> set.file).filter(file -> !Files.isRegularFile(folder.resolve(file)))
                .toList();
    }

    /// Insist that a folder has every file.
    static void requireAllIn(Path folder) {
        List<String> missing = missingIn(folder);
        if (!missing.isEmpty()) {
            throw new DatasetException("folder [" + folder + "] lacks " + missing
                    + ", which japanese-public reads; name the folder that has them by -Dhakari.datasets=…");
        }
    }
}
