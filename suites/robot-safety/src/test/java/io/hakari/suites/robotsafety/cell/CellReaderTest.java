package io.hakari.suites.robotsafety.cell;

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
import org.junit.jupiter.params.provider.MethodSource;

class CellReaderTest {
    @TempDir
    private Path folder;

    private static String shipped(String name) throws IOException {
        try (InputStream in = CellReaderTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Cell read(String text) throws IOException {
        Files.writeString(folder.resolve("cobot-six.urdf"), shipped("cobot-six.urdf"));
        return CellReader.read(Files.writeString(folder.resolve("cell.yaml"), text));
    }

    @Test
    void a_laboratory_reads_its_own_cell_from_a_file() throws IOException {
        assertThat(read(shipped("bench-cell.yaml"))).isEqualTo(Cells.bench());
    }

    @Test
    void the_shipped_cell_has_everything_in_it() {
        Cell cell = Cells.bench();
        assertThat(cell.control().period()).isCloseTo(.002, within(1e-15));
        assertThat(cell.machine().stop().onInvalid()).isEqualTo(StopCategory.ONE);
        assertThat(cell.tool().orElseThrow().tip()).isEqualTo(new Vec(0, 0, .12));
        assertThat(cell.surroundings().zones()).hasSize(2);
        assertThat(cell.surroundings().people()).hasSize(1);
    }

    static Stream<List<String>> mistakes() {
        return Stream.of(
                List.of("  home: [0, -1.2, 1.6, -0.4, -1.5708, 0]", "  home: [0, -1.2, 1.6]",
                        "cell.yaml:6: home has [3] angles and the drive [6] joints; the robot [cobot-six] has 6"),
                List.of("step: 0.0005", "step: 0.0005 s",
                        "cell.yaml:19: [step] of control is [0.0005 s]; it must be a number,"
                                + " such as 0.6"),
                List.of("step: 0.0005", "step: 0.01",
                        "cell.yaml:19: step [0.01] must be above 0 and at most 0.002 s, so that a contact has enough steps"),
                List.of("onInvalid: 1", "onInvalid: 3",
                        "cell.yaml:26: [onInvalid] of stop is [3]; it must be the stop category 1 or 2"),
                List.of("does: reach", "does: reech",
                        "cell.yaml:67: unknown movement [reech]; did you mean [reach]? known: reach, stand, stumble, walk"),
                List.of("    cylinder: {base", "    tube: {base",
                        "cell.yaml:62: unknown key of zone [tube]; known: box, capsule, cylinder, name"),
                List.of("  held: [0, 0, 0.16]", "  held: [0.16]",
                        "cell.yaml:50: [held] has [1] numbers; it must have three, x, y and z in metres, or two on the floor"),
                List.of("urdf: cobot-six.urdf", "urdf: other.urdf", "other.urdf: there is no such file"),
                List.of("edgeRadius: 0.005", "edgeradius: 0.005",
                        "cell.yaml:39: tool has no [edgeRadius]\ncell.yaml:44: unknown key of tool [edgeradius]; did you mean [edgeRadius]?"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_named_by_file_line_and_key(List<String> mistake) throws IOException {
        String text = shipped("bench-cell.yaml").replace(mistake.get(0), mistake.get(1));
        assertThat(text).isNotEqualTo(shipped("bench-cell.yaml"));
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(mistake.get(2));
    }

    @Test
    void a_drive_that_is_too_stiff_for_the_step_is_refused_at_the_start() throws IOException {
        Cell cell = read(shipped("bench-cell.yaml").replace("rotor: [0.7, 0.7, 0.7, 0.1, 0.1, 0.1]",
                "rotor: [0, 0, 0, 0, 0, 0]"));
        assertThatThrownBy(() -> Simulation.start(cell, new Tissues(_ -> new Tissues.Tissue(75_000, .6)), 1))
                .hasMessageStartingWith(
                        "the drive of joint [wrist-3-turn] is too stiff for a step of 5.0E-4 s and an inertia of [");
    }

    @Test
    void a_fixture_that_is_too_stiff_for_the_step_is_refused_at_the_start() throws IOException {
        Cell cell = read(shipped("bench-cell.yaml").replace("stiffness: 500000", "stiffness: 5000000"));
        assertThatThrownBy(() -> Simulation.start(cell, new Tissues(_ -> new Tissues.Tissue(75_000, .6)), 1))
                .hasMessage(
                        "fixture [bench] has the stiffness [5000000] N/m, too much for a step of 5.0E-4 s with the mass of [skull];"
                                + " at most 2325000");
    }

    @Test
    void an_arm_that_overlaps_itself_at_home_is_refused_at_the_start() throws IOException {
        Cell cell = read(shipped("bench-cell.yaml").replace("home: [0, -1.2, 1.6, -0.4, -1.5708, 0]",
                "home: [0, -1.2, 3.05, -0.4, 0, 0]"));
        assertThatThrownBy(() -> Simulation.start(cell, new Tissues(_ -> new Tissues.Tissue(75_000, .6)), 1))
                .hasMessageStartingWith("at home the arm overlaps itself by [");
    }
}
