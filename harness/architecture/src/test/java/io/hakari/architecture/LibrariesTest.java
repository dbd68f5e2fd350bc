package io.hakari.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameContaining;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One third-party library has one home, and the network is touched in the runner alone.
class LibrariesTest {

    /// @param library its packages
    /// @param homes   the packages that may know it
    record Home(String library, List<String> homes) {

        static Home of(String library, String... homes) {
            return new Home(library, List.of(homes));
        }

        @Override
        public String toString() {
            return library + " is known in " + String.join(", ", homes);
        }
    }

    static List<Home> homes() {
        return List.of(Home.of("org.apache.commons..", "io.hakari.scorers.statistics.."),
                Home.of("org.jfree..", "io.hakari.reports.."),
                Home.of("tools.jackson..", "io.hakari.records..", "io.hakari.dataset.."),
                Home.of("org.snakeyaml..", "io.hakari.yaml.."),
                Home.of("org.bytedeco..", "io.hakari.media.."),
                Home.of("com.drew..", "io.hakari.media.."),
                Home.of("com.twelvemonkeys..", "io.hakari.media.."),
                Home.of("dev.hardwood..", "io.hakari.parquet.."),
                Home.of("org.xerial..", "io.hakari.parquet.."),
                Home.of("com.github.luben..", "io.hakari.parquet.."),
                Home.of("io.grpc..", "io.hakari.runner.."),
                Home.of("com.google.protobuf..", "io.hakari.runner.."),
                Home.of("ai.onnxruntime..", "io.hakari.runner.server.onnx.."),
                Home.of("ai.djl..", "io.hakari.runner.server.onnx.."),
                Home.of("picocli..", "io.hakari.command..", "io.hakari.runner.server..",
                        "io.hakari.suites.robotsafety.rare..", "io.hakari.suites.vision.brought.."),
                Home.of("org.junit..", "io.hakari.engine..", "io.hakari.command..", "io.hakari.testkit.."));
    }

    @ParameterizedTest
    @MethodSource("homes")
    void a_library_is_known_in_its_home(Home home) {
        noClasses().that().resideOutsideOfPackages(home.homes().toArray(String[]::new)).should().dependOnClassesThat()
                .resideInAPackage(home.library()).check(Hakari.CLASSES);
    }

    /// Its distributions, intervals and tests have the faults that `CommonsMathDefectsTest` shows one by one; what is not
    /// called cannot touch us.
    @Test
    void of_commons_math_only_linear_algebra_is_used() {
        noClasses().should()
                .dependOnClassesThat(resideInAPackage("org.apache.commons.math3..")
                        .and(not(resideInAPackage("org.apache.commons.math3.linear.."))))
                .check(Hakari.CLASSES);
    }

    @Test
    void the_network_is_touched_in_the_runner_alone() {
        noClasses().that().resideOutsideOfPackage("io.hakari.runner..").should()
                .dependOnClassesThat(resideInAPackage("java.net..").and(not(equivalentTo(URI.class)))
                        .and(not(equivalentTo(URISyntaxException.class)))
                        .or(resideInAPackage("javax.net..")).or(resideInAPackage("java.nio.channels..")
                                .and(simpleNameContaining("Socket"))))
                .because("a suite's data never leaves by another door").check(Hakari.CLASSES);
    }
}
