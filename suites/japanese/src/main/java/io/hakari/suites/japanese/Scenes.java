package io.hakari.suites.japanese;

import static io.hakari.suites.japanese.Vocabulary.words;

import java.util.List;
import java.util.stream.Stream;

/// Scenes that belong to one answer each, asked with the answers of other scenes beside it.
///
/// Every answer is right for as many scenes as any other, so that an answer alone says nothing.
///
/// @param table  answer, answers that would do as well, then its scenes
/// @param frames questions in which `%s` stands for the scene
record Scenes(String table, List<String> frames) implements ItemSpace {
    /// 危険予知: what may happen next.
    static Scenes hazards() {
        return new Scenes("hazards.tsv", Alternatives.of(
                "{作業員|新人|同僚|班長|応援の人|ベテラン}が%s。{どんな危険がありますか。|このままだと何が起きますか。}").toList());
    }

    /// 現場の常識: what is done here.
    static Scenes sense() {
        return new Scenes("sense.tsv", Alternatives.of(
                "{|新人への質問です。|安全教育の問題です。}%sとき、{まず何をしますか。|どうするのが正しいですか。|現場では何をしますか。}").toList());
    }

    @Override
    public Stream<Item> items() {
        List<List<String>> rows = Vocabulary.rows(table);
        return rows.stream().flatMap(row -> row.stream().skip(2).flatMap(scene -> frames.stream()
                .map(frame -> frame.formatted(scene)).map(question -> item(question, row, rows))));
    }

    private static Item item(String question, List<String> row, List<List<String>> rows) {
        String answer = row.getFirst();
        List<String> close = words(row.get(1));
        List<String> wrong = Distractors.of(question, rows.stream().map(List::getFirst).toList(),
                other -> !other.equals(answer) && !close.contains(other));
        return new Item(question, answer, wrong, question, answer);
    }
}
