package io.hakari.reports;

import static io.hakari.gate.Points.points;
import static io.hakari.reports.Example.weighing;
import static io.hakari.reports.Language.ENGLISH;
import static io.hakari.reports.Language.JAPANESE;
import static io.hakari.suite.Gates.metric;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PageTest {

    @Nested
    class The_verdict_is_said_in_both_languages_when_it_is {

        @Test
        void pass() {
            PageReader page = page(counting(i -> true).gates(metric("counters/accuracy").staysAbove(0.8)));
            assertThat(page.words("headline", JAPANESE)).containsExactly("✓合格demo-3000 は、合否基準 1 件をすべて満たしました。");
            assertThat(page.words("headline", ENGLISH)).containsExactly("✓PASSdemo-3000 keeps the only gate.");
            assertThat(page.words(JAPANESE)).contains("次の工程へ進められます。");
            assertThat(page.words(ENGLISH)).contains("The checkpoint may go on to the next stage.");
        }

        @Test
        void fail() {
            PageReader page = page(counting(i -> i % 2 == 0).gates(metric("counters/accuracy").staysAbove(0.8),
                    metric("counters/accuracy").staysBelow(0.9)));
            assertThat(page.words("headline", JAPANESE)).containsExactly("✕不合格demo-3000 は、合否基準 2 件のうち 1 件を満たしていません。");
            assertThat(page.words("headline", ENGLISH)).containsExactly("✕FAILdemo-3000 breaks 1 of 2 gates.");
            assertThat(page.words(JAPANESE)).contains("このチェックポイントは次の工程へ進めないでください。");
        }

        @Test
        void undecided() {
            PageReader page = page(counting(i -> i % 5 > 0).gates(metric("counters/accuracy").staysAbove(0.75)));
            assertThat(page.words("headline", JAPANESE))
                    .containsExactly("?判定保留demo-3000 は、合否基準 1 件のうち 1 件で合否を決められません。");
            assertThat(page.words("headline", ENGLISH))
                    .containsExactly("?UNDECIDEDdemo-3000 cannot be decided on the only gate.");
            assertThat(page.words(JAPANESE)).contains("合格として扱わないでください。", "問題数を増やして測り直してください。目安は今の約");
        }

        @Test
        void invalid() {
            PageReader page = page(counting(i -> true).gates(metric("nothing/accuracy").staysAbove(0.8)));
            assertThat(page.words("headline", JAPANESE))
                    .containsExactly("!判定不能demo-3000 は、合否基準 1 件のうち 1 件を判定できませんでした。");
            assertThat(page.words("headline", ENGLISH))
                    .containsExactly("!INVALIDdemo-3000 could not be judged by the only gate.");
        }

        @Test
        void invalid_for_want_of_gates() {
            assertThat(page(counting(i -> true)).words("headline", JAPANESE))
                    .containsExactly("!判定不能demo-3000 には、判定された合否基準が 1 件もありません。");
        }

        @Test
        void invalid_for_a_limit_although_every_gate_passed() {
            PageReader page = page(counting(i -> true).limit(60).gates(metric("counters/accuracy").staysAbove(0.8)));
            assertThat(page.words("headline", ENGLISH))
                    .containsExactly("!INVALIDdemo-3000 was weighed on 60 samples per task only and cannot be judged.");
            assertThat(page.words("alarms", JAPANESE)).containsExactly("問題数を 1 タスク 60 問に制限した測定です。");
        }

        @Test
        void not_given() {
            PageReader page = page(counting(i -> true).asHistory());
            assertThat(page.words("headline", JAPANESE)).containsExactly("–判定なしdemo-3000 は履歴として測定した記録で、合否判定をしていません。");
            assertThat(page.words("headline", ENGLISH))
                    .containsExactly("–NOT JUDGEDdemo-3000 was weighed as history and was not judged.");
        }
    }

    @Nested
    class What_makes_the_numbers_doubtful_is_said_on_the_first_screen {

        @Test
        void unscored_trials() {
            PageReader page = page(
                    counting(i -> true).unscored("counters", 7).gates(metric("counters/accuracy").staysAbove(0.5)));
            assertThat(page.words("alarms", JAPANESE)).containsExactly("採点不能 7 件：誤答としては数えず、信頼区間をその分広げています。");
            assertThat(page.words("alarms", ENGLISH))
                    .containsExactly("7 unscored: not counted as wrong; they widen the intervals.");
            assertThat(page.words(JAPANESE)).contains("採点できたのは 67 件中 60 件です（採点不能は 1% まで）。");
        }

        @Test
        void a_changed_journal_whose_samples_are_then_not_shown() {
            Example example = counting(i -> true);
            MemoryArchive archive = new MemoryArchive().add(example.record(), example.journal())
                    .change(example.record());
            PageReader page = PageReader.read(Page.of(Weighing.read(archive, example.record(), 300)));
            assertThat(page.words("alarms", ENGLISH))
                    .containsExactly("The journal was changed after it was sealed. These numbers cannot be trusted.");
            assertThat(page.words("samples", ENGLISH)).isEmpty();
        }
    }

    @Test
    void hostile_words_change_nothing_but_the_words() {
        List<Example> hostile = Gallery.hostile();
        PageReader page = page(hostile.getLast(), hostile.getFirst()).holdsNothingForeign();
        assertThat(page.words(ENGLISH)).contains("<img src=x onerror=alert(1)>", "⟦U+202E⟧abc⟦U+202C⟧", "⟦U+D800⟧",
                "<b>evil</b> 'ckpt'; rm -rf /");
    }

    @Test
    void a_page_holds_nothing_foreign_and_reaches_for_nothing() {
        List<Example> series = Gallery.series(0.18, 3, 20);
        Example candidate = series.getLast();
        PageReader page = page(candidate, series.subList(0, series.size() - 1).toArray(Example[]::new));
        page.holdsNothingForeign();
        assertThat(page.elements("meta").get(1).getAttribute("content")).isEqualTo("default-src 'none';"
                + " style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'");
    }

    @Test
    void a_page_names_no_address_outside_itself() {
        List<Example> series = Gallery.series(0.18, 3, 20);
        MemoryArchive archive = new MemoryArchive();
        series.forEach(one -> archive.add(one.record(), one.journal()));
        assertThat(Page.of(Weighing.read(archive, series.getLast().record(), 300))).doesNotContain("http:", "https:",
                "//", "<script", "@import");
    }

    @Test
    void the_same_record_gives_the_same_page_wherever_it_is_written() {
        Example example = counting(i -> i % 7 > 0).unscored("counters", 1200)
                .gates(metric("counters/accuracy").isNoWorseThanBaseline().byMoreThan(points(2.5)));
        String here = html(example);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Caracas"));
            assertThat(html(example)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void changes_beyond_noise_are_listed_in_both_directions_and_others_are_not() {
        Example before = counting(i -> i % 2 == 0).choosing("readings", 60, i -> i > 20)
                .choosing("particles", 60, i -> i > 9).asHistory();
        Example after = weighing("demo-3100").started("2026-04-02T00:00:00Z").choosing("counters", 60, i -> true)
                .choosing("readings", 60, i -> i > 50).choosing("particles", 60, i -> i > 10).against(before);
        PageReader page = page(after, before);
        assertThat(page.words("direction", JAPANESE)).containsExactly("悪化", "改善");
        assertThat(page.words("changes", ENGLISH)).singleElement().asString().contains("readings/accuracy−50.0",
                "counters/accuracy+50.0").doesNotContain("particles");
    }

    @Test
    void a_sample_shows_its_prompt_choices_answer_target_score_and_what_the_baseline_answered() {
        Example before = counting(i -> true).asHistory();
        Example after = weighing("demo-3100").started("2026-04-02T00:00:00Z").choosing("counters", 60, i -> i != 4)
                .against(before);
        PageReader page = page(after, before);
        assertThat(page.words("newly-wrong", JAPANESE)).anySatisfy(words -> assertThat(words)
                .contains("新たに誤答", "問：机の上に鉛筆が6（　）あります。（　）に入る助数詞はどれですか。 答：", "本", "-0.75", "枚", "本 · 1", "counters/4"));
    }

    @Test
    void what_is_not_shown_is_counted() {
        PageReader page = page(weighing("demo-3000").choosing("counters", 1234, i -> true));
        assertThat(page.words("cut", JAPANESE)).containsExactly("1,234 件のうち 300 件を示しています。残りは journal.jsonl にあります。");
        assertThat(page.words("cut", ENGLISH)).containsExactly("Showing 300 of 1,234; the rest is in journal.jsonl.");
    }

    @Test
    void the_page_of_a_small_run_is_the_golden_one() {
        Example before = weighing("demo-0150").step(150).started("2026-03-31T09:30:00Z")
                .choosing("counters", 4, i -> i < 2)
                .writing("era-years", 3, i -> true).asHistory();
        Example after = weighing("demo-3000").step(3000).choosing("counters", 4, i -> i % 2 == 1)
                .writing("era-years", 3, i -> i > 0).unscored("era-years", 1).against(before)
                .gates(metric("counters/accuracy").staysAbove(0.8),
                        metric("era-years/accuracy").isNoWorseThanBaseline().byMoreThan(points(2)));
        String page = html(after, before);
        // Outlines of glyphs differ a little between Java runtimes; ChartTest looks at the charts.
        Golden.compare("page.html", page.replaceAll("(<svg id=\"c[^>]*>).*?</svg>", "$1</svg>").replace("><", ">\n<"));
    }

    static Example counting(java.util.function.IntPredicate right) {
        return weighing("demo-3000").choosing("counters", 60, right);
    }

    private static PageReader page(Example candidate, Example... others) {
        return PageReader.read(html(candidate, others));
    }

    private static String html(Example candidate, Example... others) {
        MemoryArchive archive = new MemoryArchive();
        for (Example other : others) {
            archive.add(other.record(), other.journal());
        }
        archive.add(candidate.record(), candidate.journal());
        return Page.of(Weighing.read(archive, candidate.record(), 300));
    }
}
