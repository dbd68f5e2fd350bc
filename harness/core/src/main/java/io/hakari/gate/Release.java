package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apiguardian.api.API;

/// What all gates of a policy say together.
///
/// Over the gates that are not advisory, after waivers: any failed fails; else any invalid, or no gate at all, is invalid;
/// else any undecided is undecided; else it passes.
///
/// @param verdict of the release
/// @param gates   every gate with its ruling, in the order of the policy
@API(status = EXPERIMENTAL, since = "0.2")
public record Release(Verdict verdict, List<Judged> gates) {

    public Release {
        gates = List.copyOf(gates);
    }

    /// A gate, what it says, and the waiver that counts for it.
    ///
    /// @param flaws why waivers that name the gate do not count
    public record Judged(Gate gate, Ruling ruling, Optional<Waiver> waiver, List<String> flaws) {

        public Judged {
            flaws = List.copyOf(flaws);
        }

        boolean blocks() {
            return gate.importance() != Importance.ADVISORY && waiver.isEmpty();
        }
    }

    /// Decide by the rulings of a policy.
    ///
    /// @param waivers those for this checkpoint and this policy
    /// @param now     for their dates
    public static Release of(Policy policy, List<Ruling> rulings, List<Waiver> waivers, Instant now) {
        List<Judged> gates = new ArrayList<>();
        for (int i = 0; i < rulings.size(); i++) {
            gates.add(judged(policy.gates().get(i), rulings.get(i), waivers, now));
        }
        return new Release(verdict(gates), gates);
    }

    private static Judged judged(Gate gate, Ruling ruling, List<Waiver> waivers, Instant now) {
        Optional<Waiver> counting = Optional.empty();
        List<String> flaws = new ArrayList<>();
        for (Waiver waiver : waivers) {
            if (waiver.gate().equals(gate.rule())) {
                Optional<String> flaw = waiver.flaw(gate, ruling, now);
                flaw.ifPresent(flaws::add);
                counting = flaw.isEmpty() ? counting.or(() -> Optional.of(waiver)) : counting;
            }
        }
        return new Judged(gate, ruling, counting, flaws);
    }

    private static Verdict verdict(List<Judged> gates) {
        List<Judged> required = gates.stream().filter(one -> one.gate().importance() != Importance.ADVISORY).toList();
        if (required.isEmpty()) {
            return new Verdict.Invalid(gates.isEmpty() ? "no gate was judged" : "every gate is advisory; none decides");
        }
        List<Verdict> counting = required.stream().filter(Judged::blocks).map(one -> one.ruling().verdict()).toList();
        int waived = required.size() - counting.size();
        Verdict verdict = counting.isEmpty() ? new Verdict.Pass("0 of 0 gates passed") : Verdict.of(counting);
        return waived == 0 ? verdict : withWaivers(verdict, waived);
    }

    private static Verdict withWaivers(Verdict verdict, int waived) {
        String reason = verdict.reason() + ", " + waived + " waived";
        return switch (verdict) {
            case Verdict.Pass _ -> new Verdict.Pass(reason);
            case Verdict.Fail _ -> new Verdict.Fail(reason);
            case Verdict.Undecided _ -> new Verdict.Undecided(reason);
            case Verdict.Invalid _ -> new Verdict.Invalid(reason);
        };
    }
}
