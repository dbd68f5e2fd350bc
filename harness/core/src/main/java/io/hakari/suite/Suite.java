package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apiguardian.api.API;

import io.hakari.gate.Gate;
import io.hakari.gate.Policy;
import io.hakari.gate.Terms;
import io.hakari.metric.Summary;
import io.hakari.procedure.Ablation;

/// A named, versioned set of tasks, what they add up to, and the gates that decide.
///
/// What is wrong with it as a whole is told by `SuiteProblems`, all at once, and not by its constructor.
///
/// @param version   raised whenever a score may change
/// @param summaries numbers for several metrics together
/// @param policy    the gates and their terms; another policy may take its place without a question changing
@API(status = EXPERIMENTAL, since = "0.1")
public record Suite(String name, String version, List<Task> tasks, List<Summary> summaries, Policy policy) {

    public Suite {
        Names.check("suite", name);
        tasks = List.copyOf(tasks);
        summaries = List.copyOf(summaries);
    }

    /// Make a suite of tasks and gates under the usual terms.
    public Suite(String name, String version, List<Task> tasks, List<Gate> gates) {
        this(name, version, tasks, List.of(), Policy.of(name, gates));
    }

    /// Begin a suite.
    public static Builder suite(String name, String version) {
        return new Builder(name, version);
    }

    /// Return the gates of the policy.
    public List<Gate> gates() {
        return policy.gates();
    }

    /// Return this suite under another policy.
    public Suite under(Policy policy) {
        return new Suite(name, version, tasks, summaries, policy);
    }

    /// Collects tasks and gates in the order they are written.
    public static final class Builder {
        private final String name;
        private final String version;
        private final List<Task> tasks = new ArrayList<>();
        private final List<Summary> summaries = new ArrayList<>();
        private final List<Gate> gates = new ArrayList<>();
        private Terms terms = Terms.USUAL;
        private List<Double> looks = List.of(1.0);

        private Builder(String name, String version) {
            this.name = name;
            this.version = version;
        }

        /// Add a task.
        public Builder task(Task task) {
            Origins.note(task);
            tasks.add(task);
            return this;
        }

        /// Ask a share of the samples of every task so far again, with something taken from their media: what a score loses
        /// by it is what the media were worth.
        ///
        /// @param share of the samples, in (0, 1]
        public Builder ablated(double share, Ablation... taken) {
            List<Task> whole = tasks.stream().filter(task -> task.ablation().isEmpty()).toList();
            whole.forEach(task -> Stream.of(taken).forEach(one -> task(task.ablated(one, share))));
            return this;
        }

        /// Add a number for several metrics together.
        public Builder summary(Summary summary) {
            Origins.note(summary);
            summaries.add(summary);
            return this;
        }

        /// Add a gate.
        public Builder gate(Gate gate) {
            Origins.note(gate);
            gates.add(gate);
            return this;
        }

        /// Decide by other terms than the usual.
        public Builder decidedBy(Terms terms) {
            this.terms = terms;
            return this;
        }

        /// Look after these shares of the samples, rising to 1, and stop as soon as every gate has decided.
        public Builder lookingAfter(double... shares) {
            looks = Arrays.stream(shares).boxed().toList();
            return this;
        }

        /// Return the suite.
        public Suite build() {
            return new Suite(name, version, tasks, summaries, new Policy(name, terms, looks, gates));
        }
    }
}
