package io.hakari.suites.robotsafety.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UrdfReaderTest {
    private static final String ARM = """
            <robot name="two">
              <link name="world"/>
              <joint name="stand" type="fixed"><parent link="world"/><child link="base"/><origin xyz="0 0 1"/></joint>
              <link name="base"/>
              <joint name="first" type="revolute">
                <parent link="base"/><child link="rod"/>
                <axis xyz="0 0 2"/>
                <limit lower="-1" upper="1" effort="10" velocity="2"/>
              </joint>
              <link name="rod">
                <inertial><origin xyz="0.5 0 0"/><mass value="2"/><inertia ixx="0.01" iyy="0.02" izz="0.02"/></inertial>
                <collision><geometry><cylinder radius="0.05" length="1"/></geometry></collision>
              </link>
              <joint name="glue" type="fixed">
                <parent link="rod"/><child link="weight"/><origin xyz="1 0 0" rpy="0 0 1.5707963267948966"/>
              </joint>
              <link name="weight">
                <inertial><origin xyz="0 0 0"/><mass value="2"/><inertia ixx="0.01" iyy="0.02" izz="0.02"/></inertial>
                <collision><geometry><box size="0.6 0.06 0.08"/></geometry></collision>
              </link>
            </robot>
            """;

    @TempDir
    private Path folder;

    private Robot read(String text) throws IOException {
        return UrdfReader.read(Files.writeString(folder.resolve("arm.urdf"), text));
    }

    @Test
    void what_is_fixed_becomes_part_of_the_link_before_it() throws IOException {
        Robot robot = read(ARM);
        assertThat(robot.joints()).isEqualTo(1);
        assertThat(robot.joint(0).origin().origin()).isEqualTo(new Vec(0, 0, 1));
        assertThat(robot.joint(0).axis()).isEqualTo(new Vec(0, 0, 1));
        Inertia body = robot.links().getFirst().inertia();
        assertThat(body.mass()).isEqualTo(4);
        assertThat(body.centre().x()).isCloseTo(.75, within(1e-15));
        // Turned by a quarter, the weight's xx and yy change places; both are 0.25 m from the common centre.
        assertThat(body.xx()).isCloseTo(.01 + .02, within(1e-15));
        assertThat(body.yy()).isCloseTo(.02 + .01 + 4 * .0625, within(1e-12));
        assertThat(robot.flange().origin()).isEqualTo(new Vec(1, 0, 0));
    }

    @Test
    void primitive_shapes_become_capsules_that_hold_them() throws IOException {
        List<Capsule> shapes = read(ARM).links().getFirst().shapes();
        assertThat(shapes.get(0)).isEqualTo(new Capsule(new Vec(0, 0, -.5), new Vec(0, 0, .5), .05));
        assertThat(shapes.get(1).radius()).isCloseTo(.05, within(1e-15));
        assertThat(shapes.get(1).from().y()).isCloseTo(-.3, within(1e-12));
    }

    @Test
    void the_shipped_arm_has_six_joints_and_a_flange() {
        Robot robot = Cells.robot();
        assertThat(robot.joints()).isEqualTo(6);
        assertThat(robot.links()).extracting(Link::name).containsExactly("shoulder", "upper-arm", "forearm", "wrist-1",
                "wrist-2",
                "wrist-3");
        assertThat(robot.flange().z().y()).isCloseTo(1, within(1e-15));
    }

    static Stream<List<String>> mistakes() {
        return Stream.of(
                List.of("<mass value=\"2\"/>", "<mass value=\"2kg\"/>",
                        "arm.urdf:11: [value] of <mass> is [2kg]; it must be a number in kilograms, written without a unit"),
                List.of("<mass value=\"2\"/>", "",
                        "arm.urdf:11: <mass> has no [value]; it must be a number in kilograms"),
                List.of("length=\"1\"", "length=\"1000\"",
                        "arm.urdf:12: [length] of <cylinder> is [1000], more than any cobot has; it"
                                + " must be in metres, not in a smaller unit"),
                List.of("lower=\"-1\"", "lower=\"-180\"",
                        "arm.urdf:8: [lower] of <limit> is [-180], more than any cobot has; it must be"
                                + " in radians, not in a smaller unit"),
                List.of("xyz=\"0 0 2\"", "xyz=\"0 2\"",
                        "arm.urdf:7: [xyz] of <axis> is [0 2]; it must be three numbers in no unit"),
                List.of("type=\"revolute\"", "type=\"prismatic\"",
                        "arm.urdf:5: <joint> [first] has the type [prismatic]; it must be revolute, continuous or fixed"),
                List.of("<child link=\"rod\"/>", "<child link=\"rood\"/>",
                        "arm.urdf:6: <joint> [first] has the child [rood]; there is no such <link>"),
                List.of("<cylinder radius=\"0.05\" length=\"1\"/>", "<mesh filename=\"rod.stl\"/>",
                        "arm.urdf:12: <geometry> has the shape [mesh]; it must be sphere, cylinder, capsule or box"),
                List.of("<limit lower=\"-1\" upper=\"1\" effort=\"10\" velocity=\"2\"/>",
                        "<limit lower=\"-1\" upper=\"1\" effort=\"10\"/>",
                        "arm.urdf:8: <limit> has no [velocity]; it must be a number in radians per second"),
                List.of("ixx=\"0.01\" iyy=\"0.02\" izz=\"0.02\"/></inertial>\n    <collision><geometry><cyl",
                        "ixx=\"0.01\" iyy=\"0.02\" izz=\"0.05\"/></inertial>\n    <collision><geometry><cyl",
                        "arm.urdf:11: <inertia>: moments of inertia [0.01, 0.02, 0.05] belong to no body; none may be negative or"
                                + " above the sum of the other two"),
                List.of("</robot>", "",
                        "arm.urdf:22: is not XML: XML document structures must start and end within the same e…"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_named_by_file_line_and_element(List<String> mistake) {
        String text = ARM.replaceFirst(java.util.regex.Pattern.quote(mistake.get(0)),
                java.util.regex.Matcher.quoteReplacement(mistake.get(1)));
        assertThat(text).isNotEqualTo(ARM);
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).lines().findFirst()).contains(mistake.get(2)));
    }

    /// Neither a file nor an address is read that the text names, and no entity is unfolded.
    @Test
    void a_document_type_is_refused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "hidden");
        String attack = "<!DOCTYPE robot [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<robot name=\"&x;\"/>";
        assertThatThrownBy(() -> read(attack))
                .hasMessage("arm.urdf:1: a document type (<!DOCTYPE) is refused; leave it out");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> UrdfReader.read(folder.resolve("none.urdf")))
                .hasMessage("none.urdf: there is no such file: [" + folder.resolve("none.urdf") + "]");
    }
}
