package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;

class ChartTest {

    @Test
    void every_word_in_a_chart_has_a_glyph() {
        String words = "合格下限 合格上限 候補 基準 floor ceiling candidate baseline 0123456789.%−+?… 秤 助数詞 和暦と西暦 漢数字の計算 敬語 指差呼称 危険予知";
        assertThat(ChartFont.regular(10).canDisplayUpTo(words)).isEqualTo(-1);
    }

    @Test
    void a_label_without_a_glyph_is_replaced() {
        assertThat(ChartFont.drawable("demo-3000 👩 \u202Ex")).isEqualTo("demo-3000 ? ?x");
    }

    @Test
    void text_is_drawn_as_outlines() {
        String chart = drawn(curve(3, false), Language.JAPANESE, "a");
        assertThat(chart).doesNotContain("<text", "font");
        assertThat(chart).isNotEqualTo(drawn(curve(3, false), Language.ENGLISH, "a"));
    }

    @Test
    void the_same_curve_is_drawn_the_same_and_ids_carry_the_prefix() {
        String once = drawn(curve(7, false), Language.ENGLISH, "c1");
        assertThat(drawn(curve(7, false), Language.ENGLISH, "c1")).isEqualTo(once);
        assertThat(drawn(curve(7, false), Language.ENGLISH, "c2").replace("c2", "c1")).isEqualTo(once);
        assertThat(once).contains("url(#c1clip-").doesNotContain("url(#clip");
    }

    @Test
    void the_ribbon_and_the_line_have_one_colour_and_the_limit_is_dashed() {
        String chart = drawn(curve(7, false), Language.ENGLISH, "c");
        assertThat(chart).containsPattern("fill:rgb\\(31,95,153\\);fill-opacity:0\\.1875");
        assertThat(chart).containsPattern("stroke-width:1\\.75[^\"]*stroke:rgb\\(31,95,153\\)");
        assertThat(chart).containsPattern("stroke:rgb\\(180,35,24\\)[^\"]*stroke-dasharray");
    }

    @Test
    void one_point_and_a_point_apart_are_drawn_with_whiskers() {
        assertThat(drawn(curve(1, false), Language.ENGLISH, "c")).doesNotContain("NaN");
        assertThat(drawn(curve(2, true), Language.ENGLISH, "c"))
                .isNotEqualTo(drawn(curve(2, false), Language.ENGLISH, "c"));
    }

    @Test
    void a_curve_without_any_estimate_is_an_empty_chart() {
        Curve empty = new Curve("a/b", List.of(new Curve.Point("x", Curve.Role.CANDIDATE, Optional.empty())), false,
                List.of());
        assertThat(drawn(empty, Language.ENGLISH, "c")).startsWith("<svg").doesNotContain("NaN");
    }

    @Test
    void labels_drop_what_all_names_begin_with() {
        assertThat(Curve.labels(List.of("demo-0150", "demo-3000", "demo-regressed"))).containsExactly("0150", "3000",
                "regressed");
        assertThat(Curve.labels(List.of("run-a-1", "run-b-1"))).containsExactly("a-1", "b-1");
        assertThat(Curve.labels(List.of("alpha", "beta"))).containsExactly("alpha", "beta");
        assertThat(Curve.labels(List.of("demo", "demo-2"))).containsExactly("demo", "demo-2");
        assertThat(Curve.labels(List.of("demo-3000"))).containsExactly("demo-3000");
        assertThat(Curve.labels(List.of("a-very-long-checkpoint"))).containsExactly("a-very-long…");
    }

    @Test
    void a_limit_is_named_where_no_curve_runs() {
        assertThat(LimitLabel.place(rising(), 0.5, 1)).isEqualTo(LimitLabel.LEFT_ABOVE);
        assertThat(LimitLabel.place(rising().reversed(), 0.5, 1)).isEqualTo(LimitLabel.LEFT_BELOW);
    }

    private static List<Curve.Point> rising() {
        return curve(9, false).points();
    }

    private static Curve curve(int points, boolean apart) {
        List<Curve.Point> all = IntStream.range(0, points).mapToObj(i -> new Curve.Point("" + i,
                i == points - 1 ? Curve.Role.CANDIDATE : i == points - 2 ? Curve.Role.BASELINE : Curve.Role.HISTORY,
                Optional.of(estimate(0.1 + 0.8 * i / points)))).toList();
        return new Curve("counters/accuracy", all, apart, List.of(new Curve.Limit(0.7, true)));
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, new Interval(value - 0.05, value + 0.05, 0.95), 150, 0, "wilson");
    }

    private static String drawn(Curve curve, Language language, String prefix) {
        return HtmlWriter.write(Chart.draw(curve, language, prefix));
    }
}
