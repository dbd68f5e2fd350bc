package io.hakari.command;

import java.io.File;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.platform.commons.support.ReflectionSupport;

import io.hakari.suite.SuiteDefinition;

/// Finds suites on the class path by their name or class.
final class Suites {
    /// One suite, one class, named so; only such classes are loaded to look for suites.
    private static final String SUFFIX = "Suite";

    private Suites() {
    }

    /// Return the class of the suite with a name, or with a class name.
    ///
    /// @throws UsageException listing the suites there are
    static Class<?> find(String nameOrClass) {
        Optional<Class<?>> byClass = nameOrClass.contains(".") ? load(nameOrClass) : Optional.empty();
        return byClass.orElseGet(() -> byName(nameOrClass));
    }

    private static Class<?> byName(String name) {
        List<Class<?>> candidates = candidates();
        List<KnownSuite> known = candidates.stream().flatMap(type -> define(type).stream()).toList();
        return known.stream().filter(suite -> suite.suite().name().equals(name)).findFirst().map(KnownSuite::definition)
                .orElseThrow(() -> new UsageException(unknown(name, candidates, known)));
    }

    /// A suite that cannot be defined has no name; named by its class it tells what is wrong with it.
    private static String unknown(String name, List<Class<?>> candidates, List<KnownSuite> known) {
        List<Class<?>> defined = known.stream().<Class<?>>map(KnownSuite::definition).toList();
        List<String> undefined = candidates.stream().filter(type -> !defined.contains(type)).map(Class::getName)
                .sorted()
                .toList();
        String message = "unknown suite [" + name + "]; known: "
                + String.join(", ", known.stream().map(suite -> suite.suite().name()).sorted().toList());
        return undefined.isEmpty()
                ? message
                : message + "; cannot be defined, name them by their class to see why: " + String.join(", ", undefined);
    }

    private static Optional<Class<?>> load(String className) {
        return ReflectionSupport.tryToLoadClass(className).toOptional().filter(Suites::isSuite);
    }

    private static List<Class<?>> candidates() {
        return roots().flatMap(root -> ReflectionSupport
                .findAllClassesInClasspathRoot(root, Suites::isSuite, name -> name.endsWith(SUFFIX)).stream()).toList();
    }

    static Optional<KnownSuite> define(Class<?> type) {
        try {
            SuiteDefinition definition = (SuiteDefinition) type.getConstructor().newInstance();
            return Optional.of(new KnownSuite(type, definition.define()));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError _) {
            return Optional.empty();
        }
    }

    private static boolean isSuite(Class<?> type) {
        return SuiteDefinition.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    }

    private static Stream<URI> roots() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty()).map(Path::of).filter(Files::exists).map(Path::toUri).distinct();
    }
}
