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
        List<KnownSuite> known = known();
        return known.stream().filter(suite -> suite.suite().name().equals(name)).findFirst().map(KnownSuite::definition)
                .orElseThrow(() -> new UsageException("unknown suite [" + name + "]; known: "
                        + String.join(", ", known.stream().map(suite -> suite.suite().name()).sorted().toList())));
    }

    private static Optional<Class<?>> load(String className) {
        return ReflectionSupport.tryToLoadClass(className).toOptional().filter(Suites::isSuite);
    }

    /// A suite that cannot be defined is left out here; naming it by its class tells what is wrong with it.
    private static List<KnownSuite> known() {
        return roots().flatMap(root -> ReflectionSupport
                .findAllClassesInClasspathRoot(root, Suites::isSuite, name -> name.endsWith(SUFFIX)).stream())
                .flatMap(type -> define(type).stream()).toList();
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
