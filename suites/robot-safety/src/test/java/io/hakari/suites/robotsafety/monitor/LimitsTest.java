package io.hakari.suites.robotsafety.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.hakari.suites.robotsafety.cell.Region;

class LimitsTest {
    private static final Limits LIMITS = Limits.shipped();

    @TempDir
    private Path folder;

    private static String shipped() throws IOException {
        try (InputStream in = Limits.class.getResourceAsStream("limits.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Limits read(String text) throws IOException {
        return Limits.read(Files.writeString(folder.resolve("lab.tsv"), text));
    }

    /// Counted with cut -f6 limits.tsv | sort | uniq -c.
    @Test
    void tell_the_report_how_many_of_them_nobody_has_checked() {
        assertThat(LIMITS.told()).containsEntry("limits-file", "limits.tsv").containsEntry("limits-count", "85")
                .containsEntry("limits-unchecked", "76").containsEntry("limits-sha256", LIMITS.sha256())
                .containsEntry("limits-status", "48 unverified: check against your licensed copy"
                        + " | 28 check against your licensed copy | 6 a decision of the harness"
                        + " | 3 a decision of the harness; set it from your robot's sheet");
    }

    @Test
    void a_limit_that_a_laboratory_has_compared_is_no_longer_unchecked() throws IOException {
        Limits compared = read(
                shipped().replace("check against your licensed copy", "compared with copy 4711, 2026-05"));
        assertThat(compared.told()).containsEntry("limits-unchecked", "0").containsEntry("limits-file", "lab.tsv");
    }

    /// Two public tables have other values for hand and face; these are the ones they got wrong.
    @ParameterizedTest
    @CsvSource({"SKULL, 130, 0", "FACE, 65, 0", "NECK, 150, 300", "BACK, 210, 420", "CHEST, 140, 280",
            "ABDOMEN, 110, 220",
            "PELVIS, 180, 360", "UPPER_ARM, 150, 300", "LOWER_ARM, 160, 320", "HAND, 140, 280", "THIGH, 220, 440",
            "LOWER_LEG, 130, 260"})
    void the_force_of_a_region_is_that_of_the_table(Region region, double quasiStatic, double transientForce) {
        assertThat(LIMITS.force(region, true)).isEqualTo(quasiStatic);
        assertThat(LIMITS.force(region, false)).isEqualTo(transientForce);
    }

    @ParameterizedTest
    @CsvSource({"SKULL, 150, 4.4", "FACE, 75, 4.4", "NECK, 50, 1.2", "BACK, 35, 40", "CHEST, 25, 40", "ABDOMEN, 10, 40",
            "PELVIS, 25, 40", "UPPER_ARM, 30, 3", "LOWER_ARM, 40, 2", "HAND, 75, 0.6", "THIGH, 50, 75",
            "LOWER_LEG, 60, 75"})
    void stiffness_and_mass_are_read_in_SI_units(Region region, double newtonPerMillimetre, double mass) {
        assertThat(LIMITS.tissues().of(region).stiffness()).isEqualTo(1000 * newtonPerMillimetre);
        assertThat(LIMITS.tissues().of(region).mass()).isEqualTo(mass);
    }

    /// v_max = F_max / √(μ K) with M = 18.5 kg and m_L = 0.5 kg.
    @ParameterizedTest
    @CsvSource({"HAND, 1.360", "LOWER_ARM, 1.242", "UPPER_ARM, 1.144", "CHEST, 0.632", "ABDOMEN, 0.786", "BACK, 0.802",
            "PELVIS, 0.813", "THIGH, 0.670", "LOWER_LEG, 0.361"})
    void the_highest_speed_of_a_collision_follows(Region region, double golden) {
        var tissue = LIMITS.tissues().of(region);
        TransientContact contact = TransientContact.of(tissue.mass(), 18.5, .5, tissue.stiffness());
        double speed = contact.speed(LIMITS.force(region, false));
        assertThat(speed).isCloseTo(golden, within(5e-4));
        assertThat(contact.force(speed)).isCloseTo(LIMITS.force(region, false), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Region.class)
    void transient_pressure_is_twice_the_quasi_static_one_or_forbidden(Region region) {
        assertThat(LIMITS.pressure(region, false)).isIn(0.0, 2 * LIMITS.pressure(region, true));
    }

    @Test
    void every_limit_says_where_it_comes_from_and_that_it_is_to_be_checked() {
        assertThat(LIMITS.all()).allSatisfy(limit -> {
            assertThat(limit.source()).isNotBlank();
            assertThat(limit.status()).isNotBlank();
            assertThat(limit.unit()).isNotBlank();
        });
        assertThat(LIMITS.all()).filteredOn(limit -> limit.quantity().startsWith("force-"))
                .allMatch(limit -> limit.status().equals("unverified: check against your licensed copy"));
    }

    @Test
    void a_laboratory_replaces_the_file_and_the_report_can_tell() throws IOException {
        Limits own = read(shipped().replace("hand\tforce-transient\t280\tN\t", "hand\tforce-transient\t0.25\tkN\t"));
        assertThat(own.force(Region.HAND, false)).isEqualTo(250);
        assertThat(own.file()).isEqualTo("lab.tsv");
        assertThat(own.sha256()).hasSize(64).isNotEqualTo(LIMITS.sha256());
    }

    static Stream<List<String>> mistakes() {
        return Stream.of(
                List.of("hand\tforce-transient\t280\tN\t", "hand\tforce-transient\t280\t\t",
                        "lab.tsv:59: [unit] of hand force-transient is empty; a number without a unit limits nothing"),
                List.of("hand\tforce-transient\t280\tN\t", "hand\tforce-transient\t280\tN/cm2\t",
                        "lab.tsv:59: [unit] of hand force-transient is [N/cm2]; it must be one of N, kN"),
                List.of("hand\tforce-transient\t280\tN\t", "hand\tforce-transient\t-280\tN\t",
                        "lab.tsv:59: [value] of hand force-transient is [-280]; it must be a number that is not negative"),
                List.of("hand\tforce-transient\t280\tN\t", "hands\tforce-transient\t280\tN\t",
                        "lab.tsv:59: unknown subject [hands]; did you mean [hand]? known: abdomen, back, chest, face, hand,"
                                + " lower-arm, lower-leg, neck, payload, pelvis, person, robot, skull, thigh, upper-arm"),
                List.of("hand\tforce-transient\t", "hand\tforce-quasi-static\t",
                        "lab.tsv:59: hand force-quasi-static is there twice, first in line 58"),
                List.of("robot\tjerk", "robot\tjerks",
                        "lab.tsv:84: unknown quantity of robot [jerks]; did you mean [jerk]? known: jerk, moving-speed,"
                                + " reduced-speed, saturation, singular-value"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_one_message_that_names_file_line_and_field(List<String> mistake) throws IOException {
        String text = shipped().replaceFirst("(?m)^" + mistake.get(0), mistake.get(1));
        assertThat(text).isNotEqualTo(shipped());
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(mistake.get(2));
    }

    @Test
    void a_missing_line_is_named() throws IOException {
        String text = shipped().replaceAll("(?m)^chest\tmass.*\n", "");
        assertThatThrownBy(() -> read(text)).hasMessage("lab.tsv: there is no line for chest mass");
    }

    @Test
    void columns_that_are_not_known_are_told() {
        assertThatThrownBy(() -> read("subject,quantity\n")).hasMessage(
                "lab.tsv:1: the columns are [subject,quantity]; they must be [subject, quantity, value, unit, source, status], set apart"
                        + " by tabs");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path none = folder.resolve("none.tsv");
        assertThatThrownBy(() -> Limits.read(none))
                .hasMessage("none.tsv: cannot be read: [" + none + "]; give a file of limits");
    }
}
