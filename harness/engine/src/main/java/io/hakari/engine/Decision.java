package io.hakari.engine;

import java.util.List;
import java.util.Optional;

import io.hakari.gate.Importance;
import io.hakari.gate.Release;
import io.hakari.gate.Verdict;
import io.hakari.records.GateRecord;
import io.hakari.records.Judgement;
import io.hakari.records.LookRecord;

/// What one look decided.
///
/// @param release what the gates say
/// @param defects why the run is invalid whatever its gates say
/// @param notes   what a reader should know beside
record Decision(Look look, Release release, List<String> defects, List<String> notes) {

    Decision {
        defects = List.copyOf(defects);
        notes = List.copyOf(notes);
    }

    Verdict verdict() {
        if (!defects.isEmpty()) {
            return new Verdict.Invalid(String.join("; ", defects));
        }
        return release.verdict() instanceof Verdict.Undecided(String reason) && look.last() && !look.only()
                ? new Verdict.Undecided(reason + ", for good: this was the last of " + look.of() + " looks")
                : release.verdict();
    }

    /// Return whether more samples could not turn the decision, or should not.
    ///
    /// What failed has failed for good, and what cannot be judged is no reason to go on.
    boolean settled() {
        return look.last() || !defects.isEmpty() || required().isEmpty()
                || required().stream().anyMatch(gate -> gate.waiver().isEmpty() && blocks(gate.ruling().verdict()))
                || required().stream().noneMatch(gate -> gate.ruling().verdict() instanceof Verdict.Undecided);
    }

    LookRecord record(long trials) {
        return new LookRecord(look.share(), look.terms().alphaPass(), look.terms().alphaFail(), trials, verdict());
    }

    /// @param looks that came to this decision
    Judgement judgement(Optional<EarlierRun> baseline, List<LookRecord> looks) {
        return new Judgement(verdict(), release.gates().stream().map(GateRecord::of).toList(),
                baseline.map(EarlierRun::record), looks, notes);
    }

    private List<Release.Judged> required() {
        return release.gates().stream().filter(gate -> gate.gate().importance() != Importance.ADVISORY).toList();
    }

    private static boolean blocks(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fail _,Verdict.Invalid _ -> true;
            case Verdict.Pass _,Verdict.Undecided _ -> false;
        };
    }
}
