package io.hakari.suites.vision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.hakari.dataset.DatasetFile;
import io.hakari.dataset.RowMapper;
import io.hakari.sample.DatasetException;

/// The public sets by name, file, digest and size, as their owners published them.
///
/// BlindTest (MIT, commit dd2a28d9 of anguyen8/vision-llms-are-blind), Omniglot (MIT, 057f034b of brendenlake/omniglot), Heron
/// (Apache-2.0, 883cd7c6 of turingmotors/heron), CharXiv (CC BY-SA 4.0, 7ebe88f7 of princeton-nlp/CharXiv), OpenEQA (MIT,
/// cfa3fce4 of facebookresearch/open-eqa), VSR (Apache-2.0, b27a0af0 of cambridgeltl/visual-spatial-reasoning), Physion
/// (MIT, fd02f3f1 of cogtoolslab/physics-benchmarking-neurips2021), MMMU-Pro with GPT-4o's answers (Apache-2.0, bb0b95a9 of
/// MMMU-Benchmark/MMMU). Nothing of them is part of this repository; of the media only Omniglot's letters are at hand, and
/// in the other sets a medium's name in brackets stands where it would be shown.
enum VisionSet {
    BLIND_TEST_COUNT("blind-test/count", "blindtest/items.jsonl",
            "fcb28046ad28f4646745f2f133fc03731f2d7ec49dea84f8a402a5cf0076f98b", 1922),
    BLIND_TEST_HOW_MANY("blind-test/how-many", "blindtest/items.jsonl",
            "fcb28046ad28f4646745f2f133fc03731f2d7ec49dea84f8a402a5cf0076f98b", 1922),
    KATAKANA("omniglot-katakana", "omniglot-katakana/labels.tsv",
            "47c100bf5499ff8aed6ef14fa3eb9fb15361934fa7f687824baa4303f2042dd1", 658),
    HERON("japanese-heron-bench", "japanese-heron-bench/questions_ja.jsonl",
            "db0cafb86fafc0b67fc1100a7a58d651c53fc0d4c30f30c1be1581ee30d9287e", 103),
    CHARXIV("charxiv/reasoning-val", "charxiv-questions/reasoning_val.json",
            "8bf9b9c466baed7510104c65dcbcb6b3ca36080123a609f8af3e32d573c85d19", 1000),
    OPEN_EQA("open-eqa-v0", "open-eqa/open-eqa-v0.json",
            "a64dd101133213fa3b5ca31e5af8216662471aa34894b443d803f497757557ee", 1636),
    VSR("vsr/zeroshot-test", "vsr-text/test.jsonl.gz",
            "b68190eed9338afb40e22e0b96a9bda553f14043d11529e4cd3dbfe7a9a4ec99", 1222),
    PHYSION("physion/test", "physion-labels/stimulus_names_and_labels.csv.gz",
            "ad43b23c226b02abe12ce2ff8928d91f1bd95749857c2ee20c5acb0694d63a56", 1200),
    MMMU_PRO_DIRECT("mmmu-pro/direct", "mmmu-pro-responses/gpt-4o_standard10_options_direct.jsonl.gz",
            "38d92bdf8424f9a32621d8b6c1fac4ab5103cfd8749c55dda9becb3a6e10df10", 1730),
    MMMU_PRO_REASONED("mmmu-pro/reasoned", "mmmu-pro-responses/gpt-4o_standard10_options_cot.jsonl.gz",
            "1ad28a192a968bc4e6f746b36e696e089a784cf35b618b1185aed9b28d46f25c", 1730);

    private final String title;
    private final String file;
    private final String sha256;
    private final long size;

    VisionSet(String title, String file, String sha256, long size) {
        this.title = title;
        this.file = file;
        this.sha256 = sha256;
        this.size = size;
    }

    /// Return the set in a folder; the bytes are checked when it is opened.
    DatasetFile in(Path folder) {
        return read(folder, switch (this) {
            case BLIND_TEST_COUNT -> new BlindTestRow(BlindTestRow.Wording.COUNT);
            case BLIND_TEST_HOW_MANY -> new BlindTestRow(BlindTestRow.Wording.HOW_MANY);
            case KATAKANA -> new KatakanaRow(folder.resolve("omniglot-katakana"));
            case HERON -> VisionRow.HERON;
            case CHARXIV -> VisionRow.CHARXIV;
            case OPEN_EQA -> VisionRow.OPEN_EQA;
            case VSR -> VisionRow.VSR;
            case PHYSION -> VisionRow.PHYSION;
            case MMMU_PRO_DIRECT -> new MmmuProRow(MmmuProRow.Way.DIRECT);
            case MMMU_PRO_REASONED -> new MmmuProRow(MmmuProRow.Way.REASONED);
        });
    }

    /// Return the set in a folder with its rows read in a way of its own.
    DatasetFile read(Path folder, RowMapper rows) {
        Path path = folder.resolve(file);
        DatasetFile.NeedsMapper needed = switch (this) {
            case KATAKANA ->
                DatasetFile.tabSeparated(title, path, "file", "kana", "character", "drawer", "sha256", "zip_entry");
            case CHARXIV, OPEN_EQA -> DatasetFile.jsonDocument(title, path);
            case PHYSION -> DatasetFile.commaSeparated(title, path);
            case BLIND_TEST_COUNT, BLIND_TEST_HOW_MANY, HERON, VSR, MMMU_PRO_DIRECT, MMMU_PRO_REASONED ->
                DatasetFile.jsonLines(title, path);
        };
        return needed.mappedBy(rows).withSha256(sha256).withSize(size);
    }

    /// Insist that a folder has the files of some sets.
    ///
    /// @throws DatasetException when it lacks one
    static void requireIn(Path folder, String suite, VisionSet... sets) {
        List<String> missing = Arrays.stream(sets).map(set -> set.file).distinct()
                .filter(file -> !Files.isRegularFile(folder.resolve(file))).toList();
        if (!missing.isEmpty()) {
            throw new DatasetException("folder [" + folder + "] lacks " + missing + ", which " + suite
                    + " reads; name the folder that has them by -Dhakari.datasets=…");
        }
    }
}
