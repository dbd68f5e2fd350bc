package io.hakari.reports;

import static io.hakari.reports.Language.ENGLISH;
import static io.hakari.reports.Language.JAPANESE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class EpisodeSectionTest {
    private final Example run = Example.weighing("cell-2700").suite("cobot-cell");
    private int number;

    @Nested
    class A_run_without_episodes {

        @Test
        void has_no_section_no_script_and_a_policy_that_lets_none_run() {
            String page = html(Example.weighing("demo").choosing("counters", 4, i -> true));
            assertThat(page).doesNotContain("<script", "script-src", "id=\"episodes\"", "#episodes");
        }
    }

    /// scipy 1.17: beta.ppf(0.95, 8, 15) = 0.5155, beta.ppf(0.95, 1, 15) = 0.1810.
    @Test
    void says_in_a_sentence_how_many_broke_a_limit_and_never_hides_the_invalid() {
        add("hand-over", "none", 12, EpisodeOutcome.SAFE_SUCCESS);
        add("hand-over", "stall", 3, EpisodeOutcome.SAFE_FAIL);
        add("stumble", "none", 4, EpisodeOutcome.UNSAFE_SUCCESS);
        add("stumble", "stall", 1, EpisodeOutcome.UNSAFE_FAIL);
        add("stumble", "stall", 2, EpisodeOutcome.INVALID);
        PageReader page = page().holdsNothingForeign();
        assertThat(page.words("sentence", JAPANESE))
                .containsExactly("有効な 20 エピソードのうち、安全限界を超えたものは 5 件（25.0%）です。"
                        + "安全に作業を終えたものは 12 件、安全なまま作業を終えられなかったものは 3 件です。全 22 件のうち 2 件は測定側の故障で無効です。");
        assertThat(page.words("sentence", ENGLISH))
                .containsExactly("In 5 of 20 valid episodes (25.0%) a safety limit"
                        + " was broken. 12 ended safely with the task done, 3 safely without. 2 of all 22 are invalid: what measures"
                        + " them failed.");
        assertThat(page.words("stacked", ENGLISH)).containsExactly("124312", "123", "412");
        assertThat(rows(page, "families")).containsExactly(
                "all|124312|safe success 12/20 60.0%|unsafe 5/20 25.0%|≤ 51.5%|2",
                "hand-over|123|safe success 12/15 80.0%|unsafe 0/15 0.0%|≤ 18.1%|0",
                "stumble|412|safe success 0/5 0.0%|unsafe 5/5 100.0%|≤ 100.0%|2");
        assertThat(rows(page, "matrix")).containsExactly("hand-over|0/12|0/3", "stumble|4/4|1/1 2 invalid");
    }

    /// scipy 1.17: beta.ppf(0.95, 1, 50) = 0.05815.
    @Test
    void no_breach_in_fifty_episodes_shows_no_more_than_it_proves() {
        add("hand-over", "none", 50, EpisodeOutcome.SAFE_SUCCESS);
        assertThat(rows(page(), "families"))
                .containsExactly("hand-over|50|safe success 50/50 100.0%|unsafe 0/50 0.0%|≤ 5.8%|0");
    }

    @Test
    void a_number_in_a_bar_opens_its_episodes() {
        add("hand-over", "none", 2, EpisodeOutcome.SAFE_SUCCESS);
        add("stumble", "none", 1, EpisodeOutcome.UNSAFE_FAIL);
        PageReader page = page().holdsNothingForeign();
        List<Element> bars = page.elements("a").stream().filter(one -> one.getAttribute("class").startsWith("bar"))
                .toList();
        assertThat(bars).extracting(bar -> bar.getAttribute("href")).containsExactly("#episodes-0-0-safe-success",
                "#episodes-0-1-unsafe-fail");
        // As long as there are episodes in it.
        assertThat(bars).extracting(bar -> bar.getAttribute("style")).containsExactly("flex-grow:2", "flex-grow:1");
        assertThat(page.words("lines", ENGLISH).getLast()).contains("none/2", "contact-force 420 N");
    }

    @Test
    void more_episodes_than_are_listed_are_counted() {
        add("hand-over", "none", 30, EpisodeOutcome.UNSAFE_FAIL);
        assertThat(page().words("episodes", JAPANESE).getFirst())
                .contains("危険・失敗30 件のうち限界比の大きい 12 件。残りは journal.jsonl にあります。");
    }

    @Test
    void names_the_limits_and_says_when_there_are_two() {
        add("hand-over", "none", 1, EpisodeOutcome.SAFE_SUCCESS);
        assertThat(page().words("notes", JAPANESE))
                .containsExactly("限界値のファイル：sha256 " + EpisodeExample.LIMITS + "。照合の状況は記録されていません。");
        EpisodeExample.add(run, "other", Map.of("family", "stumble"), "", EpisodeOutcome.SAFE_FAIL,
                Map.of("outcome", "safe-fail"));
        assertThat(page().words("notes", ENGLISH).getFirst()).startsWith("Episodes were held against different limits."
                + " Do not compare their rates.Limits file: not recorded");
    }

    @Test
    void says_how_many_limits_nobody_has_checked() {
        Map<String, String> findings = EpisodeExample.findings(EpisodeOutcome.SAFE_SUCCESS, 0.5);
        findings.putAll(Map.of("limits-file", "limits.tsv", "limits-count", "40", "limits-unchecked", "12",
                "limits-status",
                "28 checked against our copy, 2026-05 | 12 unverified: check against your licensed copy"
                        + " | no number"));
        EpisodeExample.add(run, "a", Map.of("family", "stumble"), "", EpisodeOutcome.SAFE_SUCCESS, findings);
        assertThat(page().words("notes", ENGLISH)).containsExactly("Limits file: limits.tsv sha256 "
                + EpisodeExample.LIMITS + ". 12 of its 40 limits have not been checked against a licensed copy of the"
                + " standard.28: checked against our copy, 2026-0512: unverified: check against your licensed copy");
        assertThat(page().words("notes", JAPANESE).getFirst())
                .contains("限界値 40 件のうち 12 件は、規格票とまだ照合されていません。", "12 件：未検証（購入した規格票と照合してください）");
    }

    @Test
    void limits_that_are_all_checked_are_said_to_be() {
        Map<String, String> findings = EpisodeExample.findings(EpisodeOutcome.SAFE_SUCCESS, 0.5);
        findings.putAll(Map.of("limits-count", "40", "limits-unchecked", "0"));
        EpisodeExample.add(run, "a", Map.of("family", "stumble"), "", EpisodeOutcome.SAFE_SUCCESS, findings);
        assertThat(page().words("notes", ENGLISH).getFirst())
                .endsWith("None of its 40 limits is marked as still to be checked against the standard.");
    }

    @Test
    void an_invalid_episode_says_why_and_where_it_broke_off_and_shows_what_was_seen() {
        Map<String, String> findings = EpisodeExample.findings(EpisodeOutcome.INVALID, 0);
        findings.putAll(Map.of("step", "84", "time", "4.2", "tries", "3", "replay",
                EpisodeExample.replay(false, 0, false).text()));
        EpisodeExample.add(run, "a", Map.of("family", "stumble"), "", EpisodeOutcome.INVALID, findings);
        PageReader page = page().holdsNothingForeign();
        String words = "Broke off at step 84 (4.20 s), tried 3 times: the runner is gone: connection reset";
        assertThat(page.words("lines", ENGLISH).getFirst()).contains(words, "▶ replay");
        assertThat(page.words("why", ENGLISH)).containsExactly(words);
        assertThat(page.words("why", JAPANESE).getFirst()).startsWith("ステップ 84（4.20 s）で中断、3 回試行：");
        // The still picture is of the moment at which it broke off.
        assertThat(html(run)).contains("data-worst=\"4.200\"");
    }

    @Test
    void a_control_that_came_out_otherwise_is_loud() {
        add("hand-over", "none", 1, EpisodeOutcome.SAFE_SUCCESS);
        EpisodeExample.add(run, "hand-over", "none", "safe", 90, EpisodeOutcome.SAFE_SUCCESS, 0.1);
        EpisodeExample.add(run, "hand-over", "none", "unsafe", 91, EpisodeOutcome.UNSAFE_FAIL, 3);
        assertThat(page().words(JAPANESE)).contains("計器の確認：対照 2 件はすべて想定どおりです");
        EpisodeExample.add(run, "hand-over", "none", "unsafe", 92, EpisodeOutcome.SAFE_FAIL, 0.5);
        PageReader page = page();
        assertThat(page.words(JAPANESE)).contains("計器の確認：対照 3 件のうち 1 件が想定と異なります。");
        assertThat(page.words("sentence", ENGLISH).getFirst()).startsWith("In 0 of 1 valid episodes");
    }

    @Test
    void a_replay_that_cannot_be_read_leaves_a_word_about_it() {
        Map<String, String> findings = EpisodeExample.findings(EpisodeOutcome.UNSAFE_FAIL, 2);
        findings.put("replay", "{\"replay\":1,\"<img src=x onerror=alert(1)>\":2}");
        EpisodeExample.add(run, "a", Map.of("family", "stumble"), "", EpisodeOutcome.UNSAFE_FAIL, findings);
        PageReader page = page().holdsNothingForeign();
        assertThat(page.words("replays", ENGLISH).getFirst())
                .contains("The replay cannot be read: replay has the unknown"
                        + " member [<img src=x onerror=alert(1)>]; known: replay, period, parts, frames, moves, series, marks");
    }

    @Test
    void hostile_words_change_nothing_but_the_words() {
        String evil = "</script><img src=x onerror=alert(1)>\"'\u202E";
        Map<String, String> findings = EpisodeExample.findings(EpisodeOutcome.UNSAFE_FAIL, 2);
        findings.put("reason", evil);
        findings.put("limits-sha256", evil);
        findings.put("replay", EpisodeExample.replay(true, 0, false).text().replace("person 1 skull", "</script><b>"));
        EpisodeExample.add(run, evil, Map.of("family", evil, "fault", evil, "difficulty", evil, "control", "none"),
                evil, EpisodeOutcome.UNSAFE_FAIL, findings);
        PageReader page = page().holdsNothingForeign();
        assertThat(page.words(ENGLISH)).contains("</script><img src=x onerror=alert(1)>\"'⟦U+202E⟧");
    }

    @Test
    void replays_are_left_out_of_the_list_of_findings() {
        EpisodeExample.add(run, "stumble", "none", "none", 0, EpisodeOutcome.UNSAFE_FAIL, 2);
        assertThat(page().words("samples", ENGLISH).getFirst()).contains("limits-sha256 = ", "outcome = unsafe-fail")
                .doesNotContain("moves");
    }

    @Test
    void the_page_stays_below_two_megabytes_and_says_what_has_no_room() {
        for (int i = 0; i < 40; i++) {
            EpisodeExample.add(run, "family-" + i, "none", "none", i, EpisodeOutcome.UNSAFE_FAIL, 2 + i);
        }
        String page = html(run);
        assertThat(page.length()).isLessThan(2_000_000);
        assertThat(PageReader.read(page).words("cut", JAPANESE).getLast())
                .matches("大きさの都合で省いた再生が \\d+ 件あります。journal.jsonl にあります。");
    }

    @Test
    void the_page_of_a_few_episodes_is_the_golden_one() {
        EpisodeExample.add(run, "hand-over", "none", "none", 0, EpisodeOutcome.SAFE_SUCCESS, 0.4);
        EpisodeExample.add(run, "hand-over", "stall", "none", 1, EpisodeOutcome.UNSAFE_FAIL, 1.393);
        EpisodeExample.add(run, "two-people", "none", "none", 2, EpisodeOutcome.INVALID, 0);
        String section = HtmlWriter.write(EpisodeSection.of(weighing(run)));
        // Outlines of glyphs differ a little between Java runtimes.
        Golden.compare("episodes.html",
                section.replaceAll("(<svg id=\"replay[^>]*>).*?</svg>", "$1</svg>").replace("><", ">\n<"));
    }

    @Test
    void the_policy_of_a_page_with_replays_lets_its_own_script_run_and_no_other() {
        EpisodeExample.add(run, "stumble", "none", "none", 0, EpisodeOutcome.UNSAFE_FAIL, 2);
        PageReader page = page().holdsNothingForeign();
        Element policy = page.elements("meta").get(1);
        assertThat(policy.getAttribute("content")).startsWith("default-src 'none';").endsWith("; script-src "
                + PlayerScript.source()).doesNotContain("unsafe-eval");
        assertThat(PlayerScript.source()).matches("'sha256-[A-Za-z0-9+/]{43}='");
        assertThat(page.elements("script")).hasSize(1);
        assertThat(PlayerScript.text()).doesNotContain("<", "&", "]]>", "eval", "innerHTML", "http");
    }

    private void add(String family, String fault, int times, EpisodeOutcome outcome) {
        for (int i = 0; i < times; i++) {
            EpisodeExample.add(run, fault + "/" + number, Map.of("family", family, "fault", fault), "", outcome,
                    EpisodeExample.findings(outcome, 1.5));
            number++;
        }
    }

    private PageReader page() {
        return PageReader.read(html(run));
    }

    private static String html(Example run) {
        return Page.of(weighing(run));
    }

    private static Weighing weighing(Example run) {
        return Weighing.read(new MemoryArchive().add(run.record(), run.journal()), run.record(), 300);
    }

    /// Return the rows of a table, its cells parted by bars.
    private static List<String> rows(PageReader page, String style) {
        return page.rows(style, ENGLISH);
    }
}
