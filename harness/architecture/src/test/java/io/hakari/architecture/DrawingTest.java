package io.hakari.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The arrows of the house: everything points at core.
class DrawingTest {
    private static final String[] CORE = {"io.hakari.sample..", "io.hakari.exchange..", "io.hakari.procedure..",
            "io.hakari.score..", "io.hakari.metric..", "io.hakari.gate..", "io.hakari.suite.."};

    @Test
    void an_import_that_found_nothing_does_not_pass() {
        assertThat(Hakari.CLASSES.size()).as("classes seen").isGreaterThan(200);
    }

    @Test
    void modules_know_only_what_the_drawing_lets_them() {
        layeredArchitecture().consideringOnlyDependenciesInLayers().ensureAllClassesAreContainedInArchitecture()
                .layer("core").definedBy(CORE)
                .layer("records").definedBy("io.hakari.records..", "io.hakari.dataset..")
                .layer("media").definedBy("io.hakari.media..")
                .layer("parquet").definedBy("io.hakari.parquet..")
                .layer("engine").definedBy("io.hakari.engine..")
                .layer("command").definedBy("io.hakari.command..")
                .layer("yaml").definedBy("io.hakari.yaml..")
                .layer("testkit").definedBy("io.hakari.testkit..")
                .layer("lettering").definedBy("io.hakari.lettering..")
                .layer("statistics").definedBy("io.hakari.scorers.statistics..")
                .layer("text").definedBy("io.hakari.scorers.text..")
                .layer("perception").definedBy("io.hakari.scorers.perception..")
                .layer("suites").definedBy("io.hakari.suites..")
                .layer("reports").definedBy("io.hakari.reports..")
                .layer("protocol").definedBy("io.hakari.runner.protocol..")
                .layer("client").definedBy("io.hakari.runner.client..")
                .layer("server").definedBy("io.hakari.runner.server..")
                .whereLayer("core").mayNotAccessAnyLayer()
                .whereLayer("records").mayOnlyAccessLayers("core")
                .whereLayer("media").mayOnlyAccessLayers("core")
                .whereLayer("parquet").mayOnlyAccessLayers("core")
                .whereLayer("engine").mayOnlyAccessLayers("core", "records")
                .whereLayer("command").mayOnlyAccessLayers("core", "records", "engine")
                .whereLayer("yaml").mayOnlyAccessLayers("core")
                .whereLayer("testkit").mayOnlyAccessLayers("core", "records")
                .whereLayer("lettering").mayNotAccessAnyLayer()
                .whereLayer("media").mayOnlyAccessLayers("core")
                .whereLayer("statistics").mayOnlyAccessLayers("core")
                .whereLayer("text").mayOnlyAccessLayers("core")
                .whereLayer("perception").mayOnlyAccessLayers("core", "statistics")
                .whereLayer("suites")
                .mayOnlyAccessLayers("core", "records", "media", "parquet", "yaml", "lettering", "statistics",
                        "text", "perception")
                .whereLayer("reports").mayOnlyAccessLayers("core", "records", "lettering", "statistics")
                .whereLayer("protocol").mayNotAccessAnyLayer()
                .whereLayer("client").mayOnlyAccessLayers("core", "protocol")
                .whereLayer("server").mayOnlyAccessLayers("protocol")
                .check(Hakari.CLASSES);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("io.hakari.(**)").should().beFreeOfCycles().check(Hakari.CLASSES);
    }

    @Test
    void core_depends_on_the_jdk_and_its_marks_alone() {
        classes().that().resideInAnyPackage(CORE).should().onlyDependOnClassesThat(resideInAnyPackage(CORE)
                .or(resideInAnyPackage("java..", "org.jspecify..", "org.apiguardian..")))
                .check(Hakari.CLASSES);
    }

    @Test
    void core_reads_from_sample_to_suite() {
        for (int later = 1; later < CORE.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                noClasses().that().resideInAPackage(CORE[earlier]).should().dependOnClassesThat()
                        .resideInAPackage(CORE[later]).check(Hakari.CLASSES);
            }
        }
    }
}
