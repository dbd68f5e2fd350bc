package io.hakari.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.records.BaselineRecord;
import io.hakari.records.Judgement;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;

/// The command line that asks the same again.
final class RerunCommand {
    private RerunCommand() {
    }

    static String of(RunRecord run) {
        RunHeader header = run.header();
        Optional<String> baseline = run.judgement().flatMap(Judgement::baseline).map(BaselineRecord::checkpoint);
        String candidate = header.checkpoint().name();
        List<String> words = new ArrayList<>(List.of("hakari", "weigh", "--suite", header.suite(), "--runner",
                header.runner(), "--checkpoints",
                baseline.filter(name -> !name.equals(candidate)).map(name -> name + "," + candidate)
                        .orElse(candidate)));
        baseline.ifPresent(name -> words.addAll(List.of("--baseline", name)));
        words.addAll(List.of("--seed", Long.toString(header.seed())));
        header.limit().ifPresent(limit -> words.addAll(List.of("--limit", Long.toString(limit))));
        return String.join(" ", words.stream().map(RerunCommand::quoted).toList());
    }

    /// Names come from a runner: quoted, they stay words when the line is pasted into a shell.
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._:/,@=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
