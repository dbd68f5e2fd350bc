package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apiguardian.api.API;

import io.hakari.metric.Estimate;

/// Passes when a floor is proven in every group of samples, so that a good average hides nothing.
///
/// No error rate is divided for passing, since all groups must pass; for failing, the smallest p-value of `m` groups is
/// multiplied by `m` (Bonferroni, which is Holm's first step).
///
/// @param attribute what the task slices by, such as `level`
/// @param limit     of the metric in each group
@API(status = EXPERIMENTAL, since = "0.2")
public record WorstGroup(String metric, String attribute, double limit) implements Gate {

    public WorstGroup {
        Judging.checkLimit(metric, limit);
    }

    @Override
    public String rule() {
        return metric + " stays above " + Judging.percent(limit) + " for every " + attribute;
    }

    @Override
    public Ruling judge(Evidence evidence) {
        Optional<Map<String, Finding>> groups = evidence.of(metric).map(Finding::slices)
                .map(slices -> slices.getOrDefault(attribute, Map.of()));
        if (groups.isEmpty() || groups.get().isEmpty()) {
            return Ruling.of(new Verdict.Invalid(metric + " was not sliced by [" + attribute
                    + "]; say slicedBy(\"" + attribute + "\") in its task"));
        }
        List<Group> claims = new ArrayList<>();
        for (Map.Entry<String, Finding> group : groups.get().entrySet()) {
            Optional<Examined> unfit = Judging.covering(group.getValue().value(),
                    metric + " of " + attribute + " [" + group.getKey() + "]", evidence.terms());
            if (unfit.isPresent() && unfit.get() instanceof Examined.Unfit(String reason)) {
                return Ruling.of(new Verdict.Invalid(reason));
            }
            claims.add(new Group(group.getKey(), new Claim(group.getValue().value(), true, limit)));
        }
        return judge(claims, evidence.terms());
    }

    private Ruling judge(List<Group> groups, Terms terms) {
        Group worst = groups.getFirst();
        for (Group group : groups) {
            worst = group.seen(terms).lower() < worst.seen(terms).lower() ? group : worst;
        }
        Estimate seen = worst.seen(terms);
        String where = attribute + " [" + worst.name + "]: " + Judging.percent(seen.lower()) + " to "
                + Judging.percent(seen.upper());
        OptionalDouble broken = groups.stream().filter(group -> group.claim.broken(terms.alphaFail() / groups.size()))
                .mapToDouble(group -> Math.min(1, groups.size() * group.claim.pBroken())).min();
        if (broken.isPresent()) {
            return Ruling.of(new Verdict.Fail("worst is " + where), seen).withBroken(broken.getAsDouble());
        }
        boolean all = groups.stream().allMatch(group -> group.claim.holds(terms.alphaPass()));
        return Ruling.of(all
                ? new Verdict.Pass("worst is " + where)
                : new Verdict.Undecided("worst is " + where + "; " + Judging.size(seen, "trials") + " cannot tell"),
                seen);
    }

    /// One group and what is claimed of it.
    private record Group(String name, Claim claim) {

        Estimate seen(Terms terms) {
            return claim.seen(terms);
        }
    }
}
