package io.hakari.scorers.text;

import java.util.List;

import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;
import io.hakari.scorers.text.extraction.Extraction;
import io.hakari.scorers.text.extraction.Extractor;
import io.hakari.scorers.text.extraction.Labels;

/// Scores 1 when the option that a written answer names is a target, else 0.
///
/// The sample's choices are the options, in the order in which the question showed them under their labels. A choice
/// counts by its words: when two choices read the same, either is right when one is.
///
/// An answer that names no option that can be told is not a wrong one: it is unscored, with a reason that begins with
/// `UNPARSED`, so that it is counted, and metrics bound it by wrong and by right. `unparsedIsWrong()` scores it 0 instead,
/// as other kits do.
///
/// @param extractor       the rule that reads the answer
/// @param labels          what the options were called
/// @param unparsedIsWrong whether an answer that cannot be read is scored 0
public record ReadChoice(Extractor extractor, Labels labels, boolean unparsedIsWrong) implements Scorer {

    /// Return the scorer that reads A, B, C … by Hakari's own rule.
    public static ReadChoice readChoice() {
        return new ReadChoice(Extractor.HAKARI_1, Labels.LATIN, false);
    }

    /// Return this scorer with another rule.
    public ReadChoice by(Extractor extractor) {
        return new ReadChoice(extractor, labels, unparsedIsWrong);
    }

    /// Return this scorer with other labels.
    public ReadChoice labelled(Labels labels) {
        return new ReadChoice(extractor, labels, unparsedIsWrong);
    }

    /// Return this scorer with answers that cannot be read taken for wrong ones.
    public ReadChoice withUnparsedAsWrong() {
        return new ReadChoice(extractor, labels, true);
    }

    @Override
    public Score score(Trial trial) {
        Sample sample = trial.sample();
        int choices = sample.choices().size();
        if (choices == 0 || choices > labels.most()) {
            return Score.unscored("readChoice() reads one of 1 to " + labels.most() + " choices, but sample ["
                    + sample.name() + "] has [" + choices + "]");
        }
        return switch (trial.response()) {
            case Response.Completed(String text, _) ->
                told(extractor.extract(text, labels.of(sample.choices())), sample);
            case Response.Truncated(String text, _) ->
                told(extractor.extractCutOff(text, labels.of(sample.choices())), sample);
            case Response.Weighed _ -> Misfits.notWritten("readChoice()");
            case Response.InEpisode _ -> Misfits.acted("readChoice()");
            case Response.Failed(_, String reason) -> Score.unscored(reason);
        };
    }

    private Score told(Extraction extraction, Sample sample) {
        return switch (extraction) {
            case Extraction.Chosen(int option) -> score(List.of(sample.choices().get(option)), sample);
            case Extraction.Loose(List<Integer> options) ->
                score(options.stream().map(sample.choices()::get).toList(), sample);
            case Extraction.Unparsed(Extraction.Why why) when unparsedIsWrong -> Score.of(false, why.told());
            case Extraction.Unparsed(Extraction.Why why) -> Score.unscored(why.told());
        };
    }

    private static Score score(List<String> chosen, Sample sample) {
        return Score.of(chosen.stream().anyMatch(sample.targets()::contains), String.join(", ", chosen));
    }
}
