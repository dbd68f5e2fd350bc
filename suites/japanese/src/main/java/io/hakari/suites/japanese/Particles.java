package io.hakari.suites.japanese;

import static io.hakari.suites.japanese.Vocabulary.words;

import java.util.List;
import java.util.stream.Stream;

/// 助詞: the particle that a sentence lacks.
final class Particles implements ItemSpace {
    private static final List<String> FRAMES = List.of(
            "「%s」の（　）に入る助詞は何ですか。",
            "次の文の（　）に助詞を一つ入れてください。「%s」");

    @Override
    public Stream<Item> items() {
        return Vocabulary.rows("particles.tsv").stream().flatMap(Particles::items);
    }

    /// The sentence decides the side, so that it is not seen in the other wording either.
    private static Stream<Item> items(List<String> columns) {
        String particle = columns.get(0);
        return Alternatives.of(columns.get(2)).flatMap(sentence -> FRAMES.stream().map(frame -> new Item(
                frame.formatted(quotable(sentence)), particle, words(columns.get(1)), sentence, particle)));
    }

    /// Quotation inside quotation marks takes the double ones.
    private static String quotable(String sentence) {
        return sentence.replace('「', '『').replace('」', '』');
    }
}
