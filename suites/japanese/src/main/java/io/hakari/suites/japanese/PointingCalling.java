package io.hakari.suites.japanese;

import java.util.List;
import java.util.stream.Stream;

/// 指差呼称: call ヨシ when the thing is as it must be, otherwise stop and call what is seen.
final class PointingCalling implements ItemSpace {
    private static final List<String> FRAMES = List.of(
            "「%1$s、%2$s」を確認します。%1$sは%3$s。指差呼称は何と言いますか。",
            "確認項目は「%1$s、%2$s」です。見ると、%1$sは%3$s。何と呼称しますか。",
            "点検表に「%1$s、%2$s」とあります。今、%1$sは%3$s。どう呼称しますか。",
            "次は「%1$s、%2$s」の指差呼称です。現場では、%1$sは%3$s。何と言いますか。",
            "起動前に「%1$s、%2$s」を確かめます。%1$sは%3$s。呼称してください。",
            "班長の指示は「%1$s、%2$s」です。目の前の%1$sは%3$s。何と呼称しますか。",
            "作業の前に%1$sを指差します。あるべき状態は「%2$s」です。%1$sは%3$s。呼称はどうなりますか。",
            "朝の点検です。%1$sは「%2$s」でなければなりません。実際、%1$sは%3$s。何と言いますか。");

    /// A state by its call and by its description.
    private record State(String call, String description) {
        static State of(String column) {
            List<String> words = Vocabulary.words(column);
            return new State(words.getFirst(), words.getLast());
        }
    }

    @Override
    public Stream<Item> items() {
        return Vocabulary.rows("pointing.tsv").stream().flatMap(PointingCalling::items);
    }

    private static Stream<Item> items(List<String> columns) {
        String object = columns.get(0);
        State first = State.of(columns.get(1));
        State second = State.of(columns.get(2));
        Stream<Item> items = Stream.concat(items(object, first, first), items(object, first, second));
        return columns.get(3).equals("first")
                ? items
                : Stream.concat(items, Stream.concat(items(object, second, first), items(object, second, second)));
    }

    private static Stream<Item> items(String object, State wanted, State seen) {
        String answer = wanted.equals(seen)
                ? object + "、" + wanted.call() + "、ヨシ！"
                : "待て！" + object + "、" + seen.call() + "！";
        return FRAMES.stream().map(frame -> frame.formatted(object, wanted.call(), seen.description()))
                .map(question -> Item.asking(question, answer, question, wanted.equals(seen) ? "ヨシ" : "待て"));
    }
}
