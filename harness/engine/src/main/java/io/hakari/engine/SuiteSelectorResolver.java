package io.hakari.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.junit.platform.commons.function.Try;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.SelectorResolver;

import io.hakari.suite.Suite;
import io.hakari.suite.Task;

/// Resolves a class to its suite, and a unique id down to a task or gate.
final class SuiteSelectorResolver implements SelectorResolver {
    private final HakariDescriptor engine;
    private final Predicate<String> classNames;
    private final SuiteReader reader;
    private final Map<Class<?>, Optional<SuiteDescriptor>> suites = new HashMap<>();

    SuiteSelectorResolver(HakariDescriptor engine, Predicate<String> classNames, Plugins plugins,
            DiscoveryIssueReporter issues) {
        this.engine = engine;
        this.classNames = classNames;
        this.reader = new SuiteReader(engine, plugins, issues);
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        if (!classNames.test(selector.getClassName())) {
            return Resolution.unresolved();
        }
        ClassLoader loader = selector.getClassLoader();
        Try<Class<?>> type = loader == null
                ? ReflectionSupport.tryToLoadClass(selector.getClassName())
                : ReflectionSupport.tryToLoadClass(selector.getClassName(), loader);
        return type.toOptional().map(found -> suite(found, context)).orElseGet(Resolution::unresolved);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        if (id.getSegments().size() < 2 || !id.hasPrefix(engine.getUniqueId())) {
            return Resolution.unresolved();
        }
        Segment last = id.getLastSegment();
        return switch (last.getType()) {
            case SuiteDescriptor.SEGMENT -> ReflectionSupport.tryToLoadClass(last.getValue()).toOptional()
                    .map(type -> suite(type, context)).orElseGet(Resolution::unresolved);
            case CheckpointDescriptor.SEGMENT -> checkpoint(id, context);
            case TaskDescriptor.SEGMENT -> task(id, context);
            case GateDescriptor.SEGMENT -> gate(id, context);
            default -> Resolution.unresolved();
        };
    }

    private Resolution suite(Class<?> type, Context context) {
        if (!SuiteReader.isSuite(type)) {
            return Resolution.unresolved();
        }
        return context.addToParent(_ -> suites.computeIfAbsent(type, reader::read))
                .map(suite -> Resolution.match(Match.exact(suite, () -> partsOf(suite))))
                .orElseGet(Resolution::unresolved);
    }

    private Set<DiscoverySelector> partsOf(SuiteDescriptor suite) {
        if (!engine.settings().series()) {
            return tasksAndGates(suite.suite(), suite.getUniqueId(), true);
        }
        Set<DiscoverySelector> checkpoints = new LinkedHashSet<>();
        for (String checkpoint : engine.settings().checkpoints()) {
            checkpoints.add(selectUniqueId(CheckpointDescriptor.id(suite.getUniqueId(), checkpoint)));
        }
        return checkpoints;
    }

    private static Set<DiscoverySelector> tasksAndGates(Suite suite, UniqueId container, boolean candidate) {
        Set<DiscoverySelector> parts = new LinkedHashSet<>();
        suite.tasks().forEach(task -> parts.add(selectUniqueId(TaskDescriptor.id(container, task.name()))));
        if (candidate) {
            suite.gates().forEach(gate -> parts.add(selectUniqueId(GateDescriptor.id(container, gate))));
        }
        return parts;
    }

    private Resolution checkpoint(UniqueId id, Context context) {
        List<String> series = engine.settings().checkpoints();
        int place = series.indexOf(id.getLastSegment().getValue());
        if (place < 0 || !engine.settings().series()) {
            return Resolution.unresolved();
        }
        Optional<CheckpointDescriptor> found = context.addToParent(() -> selectUniqueId(id.removeLastSegment()),
                parent -> parent instanceof SuiteDescriptor suite
                        ? Optional.of(new CheckpointDescriptor(suite, series.get(place), place))
                        : Optional.empty());
        return found
                .map(container -> Resolution.match(Match.exact(container,
                        () -> tasksAndGates(suiteOf(container).suite(), id, place == series.size() - 1))))
                .orElseGet(Resolution::unresolved);
    }

    private Resolution task(UniqueId id, Context context) {
        String name = id.getLastSegment().getValue();
        return context.addToParent(() -> selectUniqueId(id.removeLastSegment()), parent -> taskIn(parent, name))
                .map(task -> Resolution.match(Match.exact(task))).orElseGet(Resolution::unresolved);
    }

    private Optional<TaskDescriptor> taskIn(TestDescriptor container, String name) {
        if (!holdsTasks(container)) {
            return Optional.empty();
        }
        SuiteDescriptor suite = suiteOf(container);
        return suite.suite().tasks().stream().filter(task -> task.name().equals(name)).findFirst()
                .map(task -> new TaskDescriptor(container.getUniqueId(), displayName(container, task),
                        suite.sourceOf(task), task, engine.settings().listSamples() > 0));
    }

    private String displayName(TestDescriptor container, Task task) {
        if (container instanceof CheckpointDescriptor checkpoint) {
            return checkpoint.checkpoint() + ": " + task.name();
        }
        String of = engine.settings().checkpoints().isEmpty()
                ? suiteOf(container).suite().name()
                : engine.settings().checkpoints().getFirst();
        return of + ": " + task.name();
    }

    /// A gate that is selected alone brings the tasks that it looks at.
    private Resolution gate(UniqueId id, Context context) {
        String rule = id.getLastSegment().getValue();
        Optional<GateDescriptor> found = context.addToParent(() -> selectUniqueId(id.removeLastSegment()),
                parent -> gateIn(parent, rule));
        found.ifPresent(gate -> gate.tasks()
                .forEach(task -> context.resolve(selectUniqueId(TaskDescriptor.id(id.removeLastSegment(), task)))));
        return found.map(gate -> Resolution.match(Match.exact(gate))).orElseGet(Resolution::unresolved);
    }

    private Optional<GateDescriptor> gateIn(TestDescriptor container, String rule) {
        if (!holdsTasks(container) || !isCandidate(container)) {
            return Optional.empty();
        }
        SuiteDescriptor suite = suiteOf(container);
        return suite.suite().gates().stream().filter(gate -> gate.rule().equals(rule)).findFirst()
                .map(gate -> new GateDescriptor(container.getUniqueId(), suite.sourceOf(gate), gate, suite.suite()));
    }

    private boolean holdsTasks(TestDescriptor container) {
        return engine.settings().series()
                ? container instanceof CheckpointDescriptor
                : container instanceof SuiteDescriptor;
    }

    private boolean isCandidate(TestDescriptor container) {
        return !(container instanceof CheckpointDescriptor checkpoint)
                || checkpoint.place() == engine.settings().checkpoints().size() - 1;
    }

    private static SuiteDescriptor suiteOf(TestDescriptor container) {
        return container instanceof SuiteDescriptor suite
                ? suite
                : (SuiteDescriptor) container.getParent().orElseThrow();
    }
}
