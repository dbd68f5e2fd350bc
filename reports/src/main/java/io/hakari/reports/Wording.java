package io.hakari.reports;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Japanese of sentences that engine and gates write in a fixed form; what is not known here stays as it was written.
record Wording(Pattern english, String japanese) {
    private static final List<Wording> FLAWS = List.of(
            of("the gate is critical", "免除できない基準です"),
            of("the gate is neither failed nor undecided", "不合格でも判定保留でもない基準です"),
            of("author and approver are both \\[(.*)]", "申請者と承認者が同一人物（$1）です"),
            of("it lasts longer than (\\d+) days", "有効期間が $1 日を超えています"),
            of("it counts from (.*) until (.*)", "有効期間（$1 〜 $2）の外です"),
            of("the value is below the floor of (.*)", "値が免除の下限 $1 を下回っています"));
    private static final List<Wording> NOTES = List.of();

    /// Return why a waiver does not count.
    static Phrase flaw(String sentence) {
        return word(sentence, FLAWS);
    }

    /// Return what a reader should know beside the gates.
    static Phrase note(String sentence) {
        return word(sentence, NOTES);
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
