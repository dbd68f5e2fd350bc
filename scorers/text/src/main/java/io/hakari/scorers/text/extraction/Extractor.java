package io.hakari.scorers.text.extraction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hakari.scorers.text.extraction.Extraction.Chosen;
import io.hakari.scorers.text.extraction.Extraction.Unparsed;
import io.hakari.scorers.text.extraction.Extraction.Why;

/// A rule that tells which option a written answer names, known by name and version.
///
/// The name stands in the run record; whoever changes what a rule says gives it a new one. All rules but Hakari's own
/// are those of other kits, faults included, to explain why the same answers score differently there.
public enum Extractor {
    /// Hakari's own rule, for Japanese and English. It never guesses: what is not told is `Unparsed`.
    ///
    /// The answer is read in NFKC; what ends with `</think>` is left out, and reasoning that never ends is no answer. A
    /// *label* is an option's letter that stands alone: no article (`A worker`, `I think`), no unit (`3 A`, `25 °C`), no
    /// part of a name or a word (`ポンプB`, `A棟`, `Vitamin C`, `A-12`) or of an option's own words. A label, or an option's
    /// words, does not count when the text takes it back (`Aではなく`, `not A`). Then the first of these that is met:
    /// 1. the last label in `<answer>`, `\boxed{}` or a JSON member `answer`;
    /// 2. nothing but the label, in a capital or small letter;
    /// 3. the label at the start, set off by a delimiter, alone on its line or before its own words, unless the options
    ///    are listed; if 4 says otherwise, nothing;
    /// 4. the last label or words that a phrase concludes with (`答えは…`, `…が正解`, `the answer is …`), labels in a row
    ///    (`AまたはB`) left out;
    /// 5. the only label of the last line, or else of the whole text, lists of options left out;
    /// 6. the only option whose words stand in the text, the longest words first, whole words and numbers only; of two
    ///    options the one that the answer begins with (`いいえ、はいとは…`).
    ///
    /// A label wins over an option whose words are that letter. Letters of any case count in 2 and 6 alone. An answer that
    /// the token limit cut off has only 1; one of more than 200,000 characters, or a
    /// thousand labels, is not read.
    HAKARI_1,

    /// VLMEvalKit e8e78f0, `can_infer` without its judge: it knows no Japanese phrase, no full width and no long answer.
    VLMEVALKIT_E8E78F0,

    /// VLMEvalKit e8e78f0, Video-MME: the first capital from A to E anywhere; an empty answer passes for A.
    VLMEVALKIT_E8E78F0_VIDEO_MME,

    /// VLMEvalKit e8e78f0, MVBench: an empty answer, `.` and `(` pass for every option.
    VLMEVALKIT_E8E78F0_MVBENCH,

    /// lmms-eval 75571cf, MMMU: takes an article for A, and draws at random what it cannot read.
    LMMS_EVAL_75571CF_MMMU,

    /// lmms-eval 75571cf, JMMMU: as MMMU, with labels between Japanese characters.
    LMMS_EVAL_75571CF_JMMMU,

    /// llm-jp-eval-mm 9f450a5, CVQA, MECHA-ja and JIC-VQA: every label that occurs anywhere passes, so `ABCD` is always
    /// right.
    LLM_JP_EVAL_MM_9F450A5,

    /// Cosmos-Reason1 3e7f1cb: the first capital in `<answer>`, or in the text; `The answer is B` is T.
    COSMOS_REASON1_3E7F1CB;

    private static final Pattern TAGGED = Pattern.compile("<answer>([^<]*)</answer>");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    /// Tell which option an answer names.
    public Extraction extract(String answer, Options options) {
        return switch (this) {
            case HAKARI_1 -> ChoiceRule.extract(answer, options);
            case VLMEVALKIT_E8E78F0 -> VlmEvalKit.rules(answer, options);
            case VLMEVALKIT_E8E78F0_VIDEO_MME -> VlmEvalKit.videoMme(answer, options);
            case VLMEVALKIT_E8E78F0_MVBENCH -> VlmEvalKit.mvBench(answer, options);
            case LMMS_EVAL_75571CF_MMMU -> LmmsEval.mmmu(answer, options);
            case LMMS_EVAL_75571CF_JMMMU -> LmmsEval.jmmmu(answer, options);
            case LLM_JP_EVAL_MM_9F450A5 -> Extraction.of(options.where(option -> answer
                    .contains(options.labels().get(option))), Why.NONE);
            case COSMOS_REASON1_3E7F1CB -> firstCapital(answer, options);
        };
    }

    /// Tell which option an answer names that the token limit cut off; other kits do not know that it was.
    public Extraction extractCutOff(String answer, Options options) {
        return this == HAKARI_1 ? ChoiceRule.extractCutOff(answer, options) : extract(answer, options);
    }

    private static Extraction firstCapital(String answer, Options options) {
        Matcher tagged = TAGGED.matcher(answer);
        Matcher capital = CAPITAL.matcher(tagged.find() ? tagged.group(1) : answer);
        int option = capital.find() ? options.indexOf(capital.group().charAt(0)) : -1;
        return option < 0 ? new Unparsed(Why.NONE) : new Chosen(option);
    }
}
