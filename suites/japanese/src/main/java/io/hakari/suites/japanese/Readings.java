package io.hakari.suites.japanese;

import static io.hakari.suites.japanese.Vocabulary.words;

import java.util.List;
import java.util.stream.Stream;

/// 読み: words of the shop floor and their readings, chosen among words that share a character, or written in hiragana.
///
/// Every wrong reading is the right one of another word, so that knowing the readings without the words scores nothing.
///
/// @param written whether the reading is to be written instead of chosen
record Readings(boolean written) implements ItemSpace {
    private static final List<String> CHOOSING = List.of(
            "「%s」の読みは何ですか。",
            "看板の「%s」は何と読みますか。",
            "手順書にある「%s」の読み方はどれですか。",
            "朝礼で「%s」という言葉を読みます。何と読みますか。",
            "新人に「%s」の読みを聞かれました。何と答えますか。",
            "図面の注記に「%s」とあります。読みはどれですか。");
    private static final List<String> WRITING = List.of(
            "「%s」をひらがなで書いてください。",
            "「%s」にふりがなを付けてください。",
            "名札の「%s」をひらがなに直してください。",
            "放送で「%s」と言います。ひらがなで書くとどうなりますか。",
            "「%s」を小学生にも読めるように書いてください。",
            "日報の「%s」を、ひらがなで書き直してください。");

    @Override
    public Stream<Item> items() {
        return Vocabulary.rows("readings.tsv").stream()
                .flatMap(group -> group.stream().flatMap(word -> items(words(word), group)));
    }

    private Stream<Item> items(List<String> word, List<String> group) {
        String reading = word.getLast();
        List<String> others = group.stream().map(other -> words(other).getLast())
                .filter(other -> !other.equals(reading)).toList();
        String kind = words(group.getFirst()).getFirst() + "など";
        return (written ? WRITING : CHOOSING).stream().map(frame -> frame.formatted(word.getFirst()))
                .map(question -> new Item(question, reading, written ? List.of() : others, question, kind));
    }
}
