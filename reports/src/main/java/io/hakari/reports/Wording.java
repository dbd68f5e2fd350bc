package io.hakari.reports;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The Japanese of sentences that engine and gates write in a fixed form; what is not known here stays as it was written.
record Wording(Pattern english, String japanese) {
    private static final List<Wording> FLAWS = List.of(
            of("the gate is critical", "免除できない基準です"),
            of("the gate is neither failed nor undecided", "不合格でも判定保留でもない基準です"),
            of("author and approver are both \\[(.*)]", "申請者と承認者が同一人物（$1）です"),
            of("it lasts longer than (\\d+) days", "有効期間が $1 日を超えています"),
            of("it counts from (.*) until (.*)", "有効期間（$1 〜 $2）の外です"),
            of("the value is below the floor of (.*)", "値が免除の下限 $1 を下回っています"));
    private static final List<Wording> NOTES = List.of(
            of("candidate and baseline have the same weights; .*", "候補と基準は同じ重みです。両者の差は偶然によるものです。"),
            of("the baseline was weighed by Hakari \\[(.*)], this run by \\[(.*)]; .*",
                    "基準は Hakari $1、この測定は Hakari $2 によるものです。差の原因は Hakari の違いかもしれません。"),
            of("the baseline was asked with seed \\[(.*)], this run with \\[(.*)]", "基準のシードは $1、この測定のシードは $2 です。"),
            of("(.*) is within its margin and measurably worse than the baseline: between (.*) and (.*) points",
                    "$1 は許容幅に収まっていますが、基準より有意に悪化しています（$2〜$3 ポイント）。"),
            of("(.*): about ([0-9,]+) more pairs would decide, if the change stays as measured \\(.*\\)",
                    "$1 は、差が今回の測定値のままなら、あと約 $2 組で合否が決まります。"),
            of("a waiver for this checkpoint and policy names the gate \\[(.*)], which .*",
                    "判定方針にない合否基準「$1」を免除する申請があります。この免除は無効です。"),
            of("summary \\[(.*)] was not measured: more is better for some of .*",
                    "総合値 $1 は測定していません。大きいほど良い指標と小さいほど良い指標が混ざっています。"),
            of("summary \\[(.*)] could not be measured: (.*)", "総合値 $1 を測定できませんでした：$2"),
            of("the change of \\[(.*)] depends on how tasks weigh: between (.*) and (.*) points when each weighs the same,"
                    + " between (.*) and (.*) points when each trial does; .*",
                    "$1 をまとめた差は、タスクの重みの付け方で向きが変わります（タスク均等 $2〜$3 ポイント、試行均等 $4〜$5 ポイント）。"
                            + "タスクごとに確認してください。"));
    /// Why a baseline that was named cannot stand beside a run.
    private static final List<Wording> BASELINES = List.of(
            of("baseline run \\[(.*)] was weighed by other settings: (.*); .*",
                    "基準の記録 $1 は設定が異なるため比較できません（$2）。基準をこのスイートで測り直してください。"),
            of("baseline run \\[(.*)] did not ask task \\[(.*)]; .*",
                    "基準の記録 $1 はタスク $2 を測定していません。すべてのタスクを測り直してください。"),
            of("baseline run \\[(.*)] could not measure task \\[(.*?)]: (.*)", "基準の記録 $1 ではタスク $2 が中断しています：$3"),
            of("baseline run \\[(.*)] was asked other samples of task \\[(.*?)]: .*",
                    "基準の記録 $1 は、タスク $2 で別の問題を尋ねています。基準をこのデータセットで測り直してください。"),
            of("baseline run \\[(.*)] was decided after (\\d+) % of its samples and this look needs (\\d+) %; .*",
                    "基準の記録 $1 は問題の $2% で判定を終えており、この判定に必要な $3% に足りません。基準を最後まで測ってください。"));

    /// Return why a waiver does not count.
    static Phrase flaw(String sentence) {
        return word(sentence, FLAWS);
    }

    /// Return what a reader should know beside the gates.
    static Phrase note(String sentence) {
        return word(sentence, Stream.concat(NOTES.stream(), BASELINES.stream()).toList());
    }

    /// Return in Japanese why a baseline cannot stand beside a run; empty when the sentence says something else.
    static Optional<String> baseline(String sentence) {
        return Optional.of(word(sentence, BASELINES)).map(Phrase::japanese).filter(words -> !words.equals(sentence));
    }

    private static Wording of(String english, String japanese) {
        return new Wording(Pattern.compile(english), japanese);
    }

    private static Phrase word(String sentence, List<Wording> known) {
        for (Wording wording : known) {
            Matcher matcher = wording.english.matcher(sentence);
            if (matcher.matches()) {
                return Phrase.both(matcher.replaceFirst(wording.japanese), sentence);
            }
        }
        return Phrase.same(sentence);
    }
}
