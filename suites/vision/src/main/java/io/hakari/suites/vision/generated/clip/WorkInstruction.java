package io.hakari.suites.vision.generated.clip;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.hakari.suites.vision.generated.Wording;

/// The written procedure of an assembly: a part is inserted at each step.
final class WorkInstruction {
    static final Wording NONE = new Wording("なし", "None");

    private WorkInstruction() {
    }

    /// Return the name of a step, counted from 0.
    static Wording step(int step) {
        return new Wording("工程" + (step + 1), "Step " + (step + 1));
    }

    /// Return a question below the procedure.
    static Wording asked(List<Part> parts, Wording question) {
        String japanese = IntStream.range(0, parts.size())
                .mapToObj(step -> step(step).japanese() + "：" + parts.get(step).name().japanese() + "を入れる")
                .collect(Collectors.joining("\n"));
        String english = IntStream.range(0, parts.size())
                .mapToObj(step -> step(step).english() + ": insert the " + parts.get(step).name().english())
                .collect(Collectors.joining("\n"));
        return new Wording("【手順書】\n" + japanese + "\n" + question.japanese(),
                "[Procedure]\n" + english + "\n" + question.english());
    }
}
