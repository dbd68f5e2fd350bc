package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;

import org.apiguardian.api.API;

import io.hakari.gate.Gate;

/// A named, versioned set of tasks and gates.
///
/// What is wrong with it as a whole is told by `SuiteProblems`, all at once, and not by its constructor.
///
/// @param version raised whenever a score may change
@API(status = EXPERIMENTAL, since = "0.1")
public record Suite(String name, String version, List<Task> tasks, List<Gate> gates) {

    public Suite {
        Names.check("suite", name);
        tasks = List.copyOf(tasks);
        gates = List.copyOf(gates);
    }

    /// Begin a suite.
    public static Builder suite(String name, String version) {
        return new Builder(name, version);
    }

    /// Collects tasks and gates in the order they are written.
    public static final class Builder {
        private final String name;
        private final String version;
        private final List<Task> tasks = new ArrayList<>();
        private final List<Gate> gates = new ArrayList<>();

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

        /// Add a gate.
        public Builder gate(Gate gate) {
            Origins.note(gate);
            gates.add(gate);
            return this;
        }

        /// Return the suite.
        public Suite build() {
            return new Suite(name, version, tasks, gates);
        }
    }
}
