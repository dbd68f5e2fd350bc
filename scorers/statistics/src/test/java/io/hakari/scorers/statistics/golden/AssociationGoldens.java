package io.hakari.scorers.statistics.golden;

import java.util.HashMap;
import java.util.Map;

import io.hakari.scorers.statistics.association.Auroc;
import io.hakari.scorers.statistics.association.KendallTauB;
import io.hakari.scorers.statistics.association.Matthews;
import io.hakari.scorers.statistics.association.Pearson;
import io.hakari.scorers.statistics.association.Spearman;

/// What two columns have to do with each other.
final class AssociationGoldens {
    private AssociationGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("pearson", AssociationGoldens::pearson,
                "spearman", AssociationGoldens::spearman,
                "kendallTauB", AssociationGoldens::kendall,
                "mcc", in -> Map.of("mcc", Matthews.correlation(AgreementGoldens.confusion(in))),
                "auroc", AssociationGoldens::auroc);
    }

    private static Map<String, Object> pearson(Inputs in) {
        Pearson ours = Pearson.of(in.numbers("x"), in.numbers("y"), in.number("conf"));
        return Map.of("r", ours.r(), "p", ours.p(), "lower", ours.lower(), "upper", ours.upper());
    }

    private static Map<String, Object> spearman(Inputs in) {
        Spearman ours = Spearman.of(in.numbers("x"), in.numbers("y"));
        return Map.of("rho", ours.rho(), "p", ours.p());
    }

    private static Map<String, Object> kendall(Inputs in) {
        KendallTauB ours = KendallTauB.of(in.numbers("x"), in.numbers("y"));
        return Map.of("tau", ours.tau(), "z", ours.z(), "p", ours.p());
    }

    /// The reference leaves the standard error out where a class has only one member.
    private static Map<String, Object> auroc(Inputs in) {
        Auroc ours = Auroc.of(in.numbers("scores"), in.counts("y"));
        Map<String, Object> answer = new HashMap<>(Map.of("auc", ours.area()));
        ours.standardError().ifPresent(error -> answer.put("seDeLong", error));
        return answer;
    }
}
