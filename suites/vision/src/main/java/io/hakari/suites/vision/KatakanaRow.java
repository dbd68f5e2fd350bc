package io.hakari.suites.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.hakari.dataset.Row;
import io.hakari.dataset.RowMapper;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;

/// Rows of Omniglot's katakana: a letter drawn by hand, to be read.
///
/// The drawers were no Japanese, so that シ and ツ, ソ and ン are often either: they have the attribute `shape` → `ambiguous`, and a
/// report slices by it.
///
/// @param folder where the pictures lie
record KatakanaRow(Path folder) implements RowMapper {
    private static final String AMBIGUOUS = "シツソン";

    @Override
    public Sample sample(Row row) {
        String kana = row.text("kana");
        Path file = folder.resolve(row.text("file"));
        Content picture = new Content.Image(new Blob(row.text("sha256"), "image/png", size(row, file)));
        return Sample
                .of("katakana/" + row.text("file"), List.of(picture, Content.text("手書きの片仮名一文字を読んで、その文字だけを書いてください。")),
                        List.of(), List.of(kana))
                .with(Map.of("drawer", row.text("drawer"), "shape", AMBIGUOUS.contains(kana) ? "ambiguous" : "plain"));
    }

    private static long size(Row row, Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            throw row.broken("picture [" + file + "] is not there; fetch it");
        }
    }
}
