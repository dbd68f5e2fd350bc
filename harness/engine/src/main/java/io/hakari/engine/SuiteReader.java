package io.hakari.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.TreeSet;

import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;

import io.hakari.gate.Gate;
import io.hakari.gate.Policy;
import io.hakari.suite.Origins;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.suite.SuiteProblem;
import io.hakari.suite.SuiteProblems;

/// Makes a suite of its class, or tells what is wrong with it, as far as possible with file and line.
final class SuiteReader {
    private final UniqueId engine;
    private final Plugins plugins;
    private final PolicyReader policies;
    private final NoiseReader noises;
    private final DiscoveryIssueReporter issues;

    SuiteReader(HakariDescriptor engine, Plugins plugins, DiscoveryIssueReporter issues) {
        this.engine = engine.getUniqueId();
        this.plugins = plugins;
        this.policies = new PolicyReader(engine.settings(), plugins, issues);
        this.noises = new NoiseReader(engine.settings(), issues);
        this.issues = issues;
    }

    /// Return whether a class is meant to be a suite; abstract bases and interfaces are not.
    static boolean isSuite(Class<?> candidate) {
        return SuiteDefinition.class.isAssignableFrom(candidate) && !Modifier.isAbstract(candidate.getModifiers())
                && !candidate.isAnonymousClass() && !candidate.isLocalClass();
    }

    /// Read a suite; empty when something is wrong with it, which was then reported.
    Optional<SuiteDescriptor> read(Class<?> type) {
        Optional<SuiteDefinition> definition = instantiate(type);
        if (definition.isEmpty()) {
            return Optional.empty();
        }
        Origins origins = new Origins();
        try {
            Suite suite = origins.noting(definition.get()::define);
            return policies.read().flatMap(rules -> check(type, rules.over(suite), rules, origins));
        } catch (RuntimeException | LinkageError | ServiceConfigurationError | AssertionError
                | StackOverflowError mistake) {
            report(type, "suite cannot be defined: " + Reasons.of(mistake), placeOf(mistake, type));
            return Optional.empty();
        }
    }

    private Optional<SuiteDefinition> instantiate(Class<?> type) {
        Optional<Constructor<?>> constructor = Arrays.stream(type.getConstructors())
                .filter(any -> any.getParameterCount() == 0).findFirst();
        if (!Modifier.isPublic(type.getModifiers()) || constructor.isEmpty()) {
            report(type, "suite class [" + type.getName()
                    + "] must be public and have a public constructor without parameters", Optional.empty());
            return Optional.empty();
        }
        try {
            return Optional.of((SuiteDefinition) constructor.get().newInstance());
        } catch (InvocationTargetException e) {
            Throwable mistake = e.getTargetException();
            report(type, "suite cannot be constructed: " + Reasons.of(mistake), placeOf(mistake, type));
        } catch (ReflectiveOperationException | LinkageError e) {
            report(type, "suite cannot be constructed: " + Reasons.of(e), Optional.empty());
        }
        return Optional.empty();
    }

    private Optional<SuiteDescriptor> check(Class<?> type, Suite suite, Rules rules, Origins origins) {
        List<SuiteProblem> problems = new ArrayList<>(SuiteProblems.of(suite));
        problems.addAll(taggedUnselectably(suite));
        problems.addAll(unspendable(suite));
        for (SuiteProblem problem : problems) {
            Optional<Path> file = rules.file().filter(_ -> isOfPolicy(problem.part()));
            report(type, problem.message(), origins.of(problem.part()), file);
        }
        return noises.read(suite).filter(_ -> problems.isEmpty())
                .map(noise -> new SuiteDescriptor(engine, type, suite, origins, rules.waivers(), noise));
    }

    private static List<SuiteProblem> taggedUnselectably(Suite suite) {
        return suite.tasks().stream().filter(task -> !task.tags().stream().allMatch(TestTag::isValid))
                .map(task -> new SuiteProblem("task [" + task.name() + "] has tags " + new TreeSet<>(task.tags())
                        + ", which cannot all be selected; write tags without spaces and , ( ) & | !", task))
                .toList();
    }

    /// Several looks at the scores must share the error rates, which is the statistician's to reckon.
    private List<SuiteProblem> unspendable(Suite suite) {
        Policy policy = suite.policy();
        return policy.looks().size() == 1 || plugins.statistician().isPresent()
                ? List.of()
                : List.of(new SuiteProblem("policy [" + policy.name() + "] looks " + policy.looks().size()
                        + " times and nobody can divide its error rates among the looks; put scorers/statistics on the"
                        + " class path", policy));
    }

    private static boolean isOfPolicy(Object part) {
        return part instanceof Gate || part instanceof Policy;
    }

    /// Return the innermost line of the suite's own class that led to a mistake.
    private static Optional<StackTraceElement> placeOf(Throwable mistake, Class<?> type) {
        return Arrays.stream(mistake.getStackTrace()).filter(frame -> frame.getClassName().equals(type.getName()))
                .findFirst();
    }

    private void report(Class<?> type, String message, Optional<StackTraceElement> place) {
        report(type, message, place, Optional.empty());
    }

    /// @param file of the policy that the mistake is in
    private void report(Class<?> type, String message, Optional<StackTraceElement> place, Optional<Path> file) {
        ClassSource source = SuiteDescriptor.source(type, place);
        String where = place.map(at -> at.getFileName() + ":" + at.getLineNumber())
                .or(() -> file.map(Path::toString)).orElse(type.getName());
        issues.reportIssue(
                DiscoveryIssue.builder(DiscoveryIssue.Severity.ERROR, where + ": " + message).source(source));
    }
}
