package io.hakari.suites.japanese;

import static io.hakari.suites.japanese.Vocabulary.words;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// 助数詞: which counter goes with which thing.
final class Counters implements ItemSpace {
    private static final int LARGEST = 20;
    private static final Set<String> LIVING = Set.of("匹", "頭", "羽", "人");
    private static final List<String> FRAMES = List.of(
            "「%1$sが%2$s（　）%3$sます。」の（　）に入る助数詞は何ですか。",
            "「%1$sは全部で%2$s（　）%3$sます。」（　）に合う数え方は何ですか。",
            "%1$sを数えて帳面に「%2$s（　）」と書きます。（　）に入る言葉は何ですか。");

    /// A counter with the things it counts, and the counters that some would also use for them.
    private record Row(String counter, List<String> close, List<String> nouns) {
        static Row of(List<String> columns) {
            return new Row(columns.get(0), words(columns.get(1)), words(columns.get(2)));
        }
    }

    private final List<Row> rows = Vocabulary.rows("counters.tsv").stream().map(Row::of).toList();

    @Override
    public Stream<Item> items() {
        return rows.stream().flatMap(row -> row.nouns().stream().flatMap(noun -> items(row, noun)));
    }

    private Stream<Item> items(Row row, String noun) {
        String exists = LIVING.contains(row.counter()) ? "い" : "あり";
        return IntStream.rangeClosed(2, LARGEST).mapToObj(KanjiNumber::of).flatMap(number -> FRAMES.stream()
                .map(frame -> new Item(frame.formatted(noun, number, exists), row.counter(), wrong(row, noun + number),
                        noun + number, row.counter())));
    }

    private List<String> wrong(Row row, String thing) {
        return Distractors.of(thing, rows.stream().map(Row::counter).toList(),
                counter -> !counter.equals(row.counter()) && !row.close().contains(counter));
    }
}
