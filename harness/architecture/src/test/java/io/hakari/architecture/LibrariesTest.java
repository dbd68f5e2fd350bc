package io.hakari.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One third-party library has one home, and the network is touched in the runner alone.
class LibrariesTest {

    /// @param library its packages
    /// @param homes   the packages that may know it
    record Home(String library, String... homes) {

        @Override
        public String toString() {
            return library + " is known in " + String.join(", ", homes);
        }
    }

    static List<Home> homes() {
        return List.of(new Home("org.apache.commons..", "io.hakari.scorers.statistics.."),
                new Home("org.jfree..", "io.hakari.reports.."),
                new Home("tools.jackson..", "io.hakari.records..", "io.hakari.dataset.."),
                new Home("io.grpc..", "io.hakari.runner.."),
                new Home("com.google.protobuf..", "io.hakari.runner.."),
                new Home("ai.onnxruntime..", "io.hakari.runner.server.onnx.."),
                new Home("ai.djl..", "io.hakari.runner.server.onnx.."),
                new Home("picocli..", "io.hakari.command..", "io.hakari.runner.server.."),
                new Home("org.junit..", "io.hakari.engine..", "io.hakari.command..", "io.hakari.testkit.."));
    }

    @ParameterizedTest
    @MethodSource("homes")
    void a_library_is_known_in_its_home(Home home) {
        noClasses().that().resideOutsideOfPackages(home.homes()).should().dependOnClassesThat()
                .resideInAPackage(home.library()).check(Hakari.CLASSES);
    }

    @Test
    void the_network_is_touched_in_the_runner_alone() {
        noClasses().that().resideOutsideOfPackage("io.hakari.runner..").should()
                .dependOnClassesThat(resideInAPackage("java.net..").and(not(equivalentTo(URI.class)))
                        .or(resideInAPackage("javax.net..")).or(resideInAPackage("java.nio.channels..")
                                .and(com.tngtech.archunit.core.domain.JavaClass.Predicates
                                        .simpleNameContaining("Socket"))))
                .because("a suite's data never leaves by another door").check(Hakari.CLASSES);
    }
}
