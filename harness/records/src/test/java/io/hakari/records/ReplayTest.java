package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.records.Replay.Kind;
import io.hakari.records.Replay.Mark;
import io.hakari.records.Replay.Part;
import io.hakari.records.Replay.Shape;

class ReplayTest {
    private static final Part BENCH = Part.standing("bench", Kind.FIXTURE, Shape.BOX, 700,
            List.of(200, 0, 675, 900, 0, 725));
    private static final Part LINK = Part.moving("link 1", Kind.ARM, 60);
    private static final Mark FORCE = new Mark("contact-force", 280, 312.04, "N", 0.1, 0.05, 0.07,
            "person 1 right hand × gripper");
    private static final Replay SMALL = new Replay(0.05, List.of(BENCH, LINK),
            List.of(List.of(0, 0, 750, 0, 0, 900), List.of(0, 0, 750, 10, 0, 900), List.of(0, 0, 750, 25, -1, 900)),
            Map.of("force", List.of(Double.NaN, 12.5, 312.04), "speed", List.of(0.0, 0.2, 0.3)), List.of(FORCE));
    private static final String TEXT = """
            {"replay":1,"period":0.05,"parts":[{"name":"bench","kind":"fixture","shape":"box","radius":700,\
            "place":[200,0,675,900,0,725]},{"name":"link 1","kind":"arm","shape":"capsule","radius":60}],\
            "frames":3,"moves":".G8uB.DUKAABo4BAA","series":{"force":[null,12.5,312],"speed":[0,0.2,0.3]},\
            "marks":[{"hazard":"contact-force","limit":280,"measured":312,"unit":"N","time":0.1,"began":0.05,\
            "duration":0.07,"where":"person 1 right hand × gripper"}]}""";

    @Test
    void is_one_line_of_json() {
        assertThat(SMALL.text()).isEqualTo(TEXT);
        assertThat(Replay.read(TEXT)).isEqualTo(SMALL);
        assertThat(SMALL.length()).isEqualTo(0.1);
    }

    @Test
    void comes_back_as_it_was() {
        Replay wild = wild(57, 9);
        assertThat(Replay.read(wild.text())).isEqualTo(wild);
        assertThat(Replay.read(wild.text()).text()).isEqualTo(wild.text());
    }

    @Test
    void may_have_nothing_that_moves() {
        Replay still = new Replay(0.05, List.of(BENCH), List.of(List.of(), List.of()), Map.of(), List.of());
        assertThat(Replay.read(still.text())).isEqualTo(still);
    }

    @Test
    void of_ten_seconds_of_an_arm_and_a_person_takes_less_than_40_kilobytes() {
        assertThat(walking(200, 8 + 14).text().length()).isBetween(10_000, 40_000);
    }

    @Test
    void of_what_stands_still_takes_next_to_nothing() {
        List<Integer> row = Collections.nCopies(6 * 14, 1234);
        Replay still = new Replay(0.05, parts(14), Collections.nCopies(2_000, row), Map.of(), List.of());
        assertThat(still.text().length()).isLessThan(2_000);
        assertThat(Replay.read(still.text())).isEqualTo(still);
    }

    @Nested
    class A_text_that_is_none {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                "replay":1 | "replay":2 | the format of a replay is [2]; expected: 1
                "replay":1, | | replay has no member [replay]
                "period":0.05 | "period":0 | period is [0.0]; expected: above 0 and at most 10 s
                "period":0.05 | "period":null | period is [NaN]; expected: above 0 and at most 10 s
                "period":0.05 | "period":"soon" | replay.period is ["soon"]; expected: a number or null
                "kind":"arm" | "kind":"leg" | replay.parts[1].kind is [leg]; known: arm, tool, payload, person, fixture, zone
                "kind":"arm" | "kind":7 | replay.parts[1].kind is [7]; expected: a text
                "radius":60 | "radius":60.5 | replay.parts[1].radius is [60.5]; expected: a whole number
                "radius":60 | "radius":-1 | the radius of [link 1] is [-1]; expected: 0 to 1,000,000 mm
                "radius":60 | "radius":60,"colour":"red" | replay.parts[1] has the unknown member [colour]; known: name, kind, shape, radius
                "radius":700, | | replay.parts[0] has no member [radius]
                "name":"link 1" | "name":" " | the name of a part is [ ]; expected: words
                "place":[200, | "place":[ | the number of coordinates of [bench] is [5]; expected: 6, or 0 for what moves
                "place":[200, | "place":[2000000, | a coordinate of [bench] is [2000000]; expected: within 1,000,000 mm of the origin
                "frames":3 | "frames":2000000000 | the number of frames is [2000000000]; expected: 1 to 20,000
                "frames":3 | "frames":20000 | the number of moves is [18]; expected: 120000
                "frames":3 | "frames":0 | the number of frames is [0]; expected: 1 to 20,000
                "frames":3 | "frames":2 | what follows the 12 moves is [AABo4BAA]; expected: nothing
                .G8uB | .G8uB? | character 5 of the moves is [?]; expected: a digit of Base64
                .G8uB | .G8uBggggggggB | the number before character 11 of the moves is too long
                .G8uB | .gggBcuB | a run of moves without a change is [32768]; expected: 1 to 18
                .G8uB | .AcuB | a run of moves without a change is [0]; expected: 1 to 18
                .G8uB | .Gg///B | a coordinate of frame 0 is [1048560]; expected: within 1,000,000 mm of the origin
                [null,12.5,312] | [null,12.5] | the number of values of series [force] is [2]; expected: 3, one for each frame
                [null,12.5,312] | {} | replay.series.force is [{}]; expected: a list
                "time":0.1 | "time":-1 | the time of [contact-force] is [-1.0]; expected: 0 to 1,000,000 s
                "unit":"N", | | replay.marks[0] has no member [unit]
                "marks":[ | "marks":[7, | replay.marks[0] is [7]; expected: an object
                """)
        void says_which_member_is_wrong(String right, String wrong, String message) {
            assertThat(TEXT).contains(right);
            String text = TEXT.replace(right, wrong == null ? "" : wrong);
            assertThatIllegalArgumentException().isThrownBy(() -> Replay.read(text)).withMessage(message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "[]", "7", "\"x\"", "{}", "{\"replay\":1}", "{\"replay\":{\"replay\":1}}"})
        void is_refused_and_never_an_error_of_another_kind(String text) {
            assertThatIllegalArgumentException().isThrownBy(() -> Replay.read(text));
        }

        @Test
        void is_refused_wherever_it_breaks_off() {
            for (int end = 0; end < TEXT.length(); end++) {
                String part = TEXT.substring(0, end);
                assertThatIllegalArgumentException().isThrownBy(() -> Replay.read(part));
            }
        }

        @Test
        void is_refused_when_something_follows_or_a_member_comes_twice() {
            assertThatIllegalArgumentException().isThrownBy(() -> Replay.read(TEXT + "{}"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Replay.read(TEXT.replace("\"frames\":3", "\"frames\":3,\"frames\":3")));
            assertThatIllegalArgumentException().isThrownBy(() -> Replay.read("[".repeat(100_000)));
        }

        @Test
        void is_quoted_shortly() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Replay.read(TEXT.replace("\"arm\"", "\"" + "あ".repeat(10_000) + "\"")))
                    .withMessage(
                            "replay.parts[1].kind is [" + "あ".repeat(60) + "…]; known: arm, tool, payload, person, "
                                    + "fixture, zone");
        }
    }

    @Test
    void holds_no_row_of_another_width_and_no_box_that_moves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Replay(0.05, List.of(LINK), List.of(List.of(1, 2, 3)), Map.of(), List.of()))
                .withMessage("the number of coordinates of frame 0 is [3]; expected: 6, 6 for each moving part");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Part("door", Kind.ZONE, Shape.BOX, 10, List.of()))
                .withMessage("the shape of [door] is [box]; expected: capsule, as for all that moves");
    }

    @Test
    void what_is_infinite_was_not_measured() {
        Replay far = new Replay(0.05, List.of(), List.of(List.of()),
                Map.of("separation", List.of(Double.POSITIVE_INFINITY)),
                List.of(new Mark("action-validity", Double.NaN, Double.NEGATIVE_INFINITY, "", 0, 0, 0, "")));
        assertThat(far.series()).containsEntry("separation", List.of(Double.NaN));
        assertThat(Replay.read(far.text())).isEqualTo(far);
    }

    private static List<Part> parts(int count) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(Part.moving("part " + i, i < 8 ? Kind.ARM : Kind.PERSON, 40));
        }
        return parts;
    }

    /// Places at random, the farthest ones among them.
    private static Replay wild(int frames, int parts) {
        SplittableRandom random = new SplittableRandom(7);
        List<List<Integer>> rows = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            List<Integer> row = new ArrayList<>();
            for (int i = 0; i < 6 * parts; i++) {
                row.add(frame % 5 == 0
                        ? random.nextBoolean() ? 1_000_000 : -1_000_000
                        : random.nextInt(-1_000_000, 1_000_001));
            }
            rows.add(row);
        }
        return new Replay(0.02, parts(parts), rows, Map.of(), List.of());
    }

    /// Parts that swing by half a metre at up to 1.5 m/s, each in its own way.
    private static Replay walking(int frames, int parts) {
        List<List<Integer>> rows = new ArrayList<>();
        List<Double> measured = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            List<Integer> row = new ArrayList<>();
            for (int i = 0; i < 6 * parts; i++) {
                row.add((int) Math.round(500 * Math.sin(0.05 * frame * (1 + i % 7 * 0.3) + i) + 10 * i));
            }
            rows.add(row);
            measured.add(1 + Math.sin(0.1 * frame));
        }
        return new Replay(0.05, parts(parts), rows, Map.of("separation", measured, "protective-separation", measured,
                "force", measured, "speed", measured), List.of(FORCE));
    }
}
