package io.hakari.engine;

import java.util.List;
import java.util.Optional;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.FilePosition;

import io.hakari.gate.Waiver;
import io.hakari.suite.Origins;
import io.hakari.suite.Suite;

/// A suite that was found.
final class SuiteDescriptor extends AbstractTestDescriptor {
    static final String SEGMENT = "suite";

    private final Class<?> definition;
    private final Suite suite;
    private final Origins origins;
    private final List<Waiver> waivers;
    private final Noise noise;

    SuiteDescriptor(UniqueId engine, Class<?> definition, Suite suite, Origins origins, List<Waiver> waivers,
            Noise noise) {
        super(id(engine, definition), suite.name() + " " + suite.version(), ClassSource.from(definition));
        this.definition = definition;
        this.suite = suite;
        this.origins = origins;
        this.waivers = List.copyOf(waivers);
        this.noise = noise;
    }

    static UniqueId id(UniqueId engine, Class<?> definition) {
        return engine.append(SEGMENT, definition.getName());
    }

    Suite suite() {
        return suite;
    }

    /// Return the waivers that were named, for whatever checkpoints and policies.
    List<Waiver> waivers() {
        return waivers;
    }

    /// Return how far runs of the same weights differ.
    Noise noise() {
        return noise;
    }

    /// Return the suite's class and, for a part whose line was noted, that line.
    ClassSource sourceOf(Object part) {
        return source(definition, origins.of(part));
    }

    static ClassSource source(Class<?> definition, Optional<StackTraceElement> place) {
        return place.filter(element -> element.getClassName().equals(definition.getName()))
                .map(StackTraceElement::getLineNumber).filter(line -> line > 0)
                .map(line -> ClassSource.from(definition, FilePosition.from(line)))
                .orElseGet(() -> ClassSource.from(definition));
    }

    /// Return the runs that are left of the selection, in the order of the checkpoints.
    List<PlannedRun> runs(Settings settings) {
        if (!settings.series()) {
            return List.of(new PlannedRun(this, this, settings.checkpoints().stream().findFirst(), true));
        }
        return getChildren().stream().map(CheckpointDescriptor.class::cast)
                .sorted((one, other) -> Integer.compare(one.place(), other.place()))
                .map(container -> new PlannedRun(this, container, Optional.of(container.checkpoint()),
                        container.place() == settings.checkpoints().size() - 1))
                .toList();
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
