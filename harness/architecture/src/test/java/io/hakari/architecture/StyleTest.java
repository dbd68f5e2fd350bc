package io.hakari.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import io.hakari.gate.Gate;
import io.hakari.metric.Metric;
import io.hakari.procedure.Procedure;
import io.hakari.sample.Dataset;
import io.hakari.score.Scorer;

/// What no class of the house may do, and what every one must.
class StyleTest {

    @ParameterizedTest
    @ValueSource(classes = {Dataset.class, Procedure.class, Scorer.class, Metric.class, Gate.class})
    void settings_are_records_so_that_they_reach_the_run_record(Class<?> port) {
        classes().that().implement(port).and().doNotHaveModifier(ABSTRACT).should().beRecords().check(Hakari.CLASSES);
    }

    @Test
    void clock_and_chance_are_passed_in() {
        noClasses().that().haveSimpleNameNotEndingWith("Main").and().haveNameNotMatching(".*\\.(Wall|System)Clock")
                .should().callMethod(Instant.class, "now").orShould().callMethod(Math.class, "random").orShould()
                .callMethod(UUID.class, "randomUUID").orShould().callConstructor(Random.class).orShould()
                .callMethod(Clock.class, "systemUTC").check(Hakari.CLASSES);
    }

    @Test
    void exceptions_say_what_they_are() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(ours());
    }

    /// The engine's console, the benchmarks and the programs speak to a person; nobody else does.
    @Test
    void libraries_do_not_print() {
        noClasses().that().resideOutsideOfPackage("io.hakari.command..").and()
                .haveNameNotMatching(
                        ".*\\.(engine\\.Console|testkit\\.Benchmarks|runner\\.server\\.RunnerMain|suites\\.japanese\\.TrainingText|suites\\.robotsafety\\.episode\\.CellTraining)(\\$.*)?")
                .should(ACCESS_STANDARD_STREAMS).check(ours());
    }

    @Test
    void nobody_logs_beside_the_console() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(Hakari.CLASSES);
    }

    @Test
    void names_say_what_a_class_is_for() {
        classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)").check(ours());
    }

    @Test
    void every_package_is_null_marked() {
        classes().should(new ArchCondition<JavaClass>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " has no @NullMarked"));
                }
            }
        }).check(ours());
    }

    @Test
    void what_others_build_on_carries_its_status() {
        classes().that().arePublic().and().areTopLevelClasses().and()
                .resideOutsideOfPackages("io.hakari.engine..", "io.hakari.command..", "io.hakari.reports..",
                        "io.hakari.suites..", "io.hakari.scorers..", "io.hakari.runner..")
                .should().beAnnotatedWith(API.class).check(ours());
    }

    @Test
    void engine_reports_and_yaml_have_one_door_each() {
        classes().that().resideInAnyPackage("io.hakari.engine..", "io.hakari.reports..", "io.hakari.yaml..").and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("HakariTestEngine").and().doNotHaveSimpleName("HtmlPublisher").and()
                .doNotHaveSimpleName("YamlPolicySource").and()
                // How other modules read their own YAML files; the library itself stays behind them.
                .haveNameNotMatching("io\\.hakari\\.yaml\\.(DocumentReader|Fields|Node|Problems)").should()
                .notBePublic().check(ours());
    }

    private static JavaClasses ours() {
        return Hakari.CLASSES.that(DescribedPredicate.describe("written by hand",
                type -> !type.getPackageName().startsWith("io.hakari.runner.protocol")));
    }
}
