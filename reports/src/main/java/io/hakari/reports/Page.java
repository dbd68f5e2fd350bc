package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// The whole page, from the verdict for a director down to the last digest for a researcher.
final class Page {
    /// No network, no frame, no script but the player of replays by its digest: the page is text, style and drawings.
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
            + " base-uri 'none'; form-action 'none'";

    private Page() {
    }

    static String of(Weighing weighing) {
        Html.Element page = Html.element("html", head(weighing), body(weighing)).with("lang", "ja");
        return "<!DOCTYPE html>\n" + HtmlWriter.write(page) + "\n";
    }

    private static Html head(Weighing weighing) {
        Phrase word = weighing.standing().word();
        String title = word.japanese() + " " + word.english() + " · " + weighing.run().header().checkpoint().name()
                + " · "
                + weighing.run().header().suite();
        return Html.element("head", Html.element("meta").with("charset", "utf-8"),
                Html.element("meta").with("http-equiv", "Content-Security-Policy").with("content", policy(weighing)),
                Html.element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Html.element("meta").with("name", "referrer").with("content", "no-referrer"),
                Html.element("title", title),
                Html.element("style", style()));
    }

    private static String policy(Weighing weighing) {
        return EpisodeSection.plays(weighing) ? POLICY + "; script-src " + PlayerScript.source() : POLICY;
    }

    /// The language switch comes first, so that the style sheet can hide the other language in all that follows.
    private static Html body(Weighing weighing) {
        return Html.element("body",
                language(Language.JAPANESE).with("checked", "checked"), language(Language.ENGLISH),
                Html.element("div",
                        Html.element("nav", Html.element("span", "秤 Hakari").kind("brand"), links(weighing),
                                Html.element("span", label(Language.JAPANESE, "日本語"),
                                        label(Language.ENGLISH, "English"))
                                        .kind("switch")),
                        WaiverSection.of(weighing), VerdictSection.of(weighing),
                        Html.element("main", GateSection.of(weighing), EpisodeSection.of(weighing),
                                ChangeSection.of(weighing),
                                AblationSection.of(weighing), SliceSection.of(weighing), SeriesSection.of(weighing),
                                TaskSection.of(weighing),
                                PolicySection.of(weighing), SampleSection.of(weighing), RecordSection.of(weighing)))
                        .kind("page"),
                EpisodeSection.player(weighing));
    }

    private static Html.Element language(Language language) {
        return Html.element("input").with("type", "radio").with("name", "language").id(language.tag()).kind("language")
                .with("aria-label", language == Language.JAPANESE ? "日本語" : "English");
    }

    private static Html label(Language language, String name) {
        return Html.element("label", name).with("for", language.tag()).with("lang", language.tag())
                .kind("pick-" + language.tag());
    }

    private static Html links(Weighing weighing) {
        return Html.element("span",
                Stream.of(link("gates", both("合否基準", "Gates")),
                        weighing.episodes().isEmpty() ? Html.nothing() : link("episodes", both("エピソード", "Episodes")),
                        link("changes", both("変化", "Changes")),
                        weighing.run().ablations().isEmpty()
                                ? Html.nothing()
                                : link("ablations", both("見る力", "Looking")),
                        link("series", both("推移", "Series")), link("tasks", both("タスク", "Tasks")),
                        link("policy", both("判定方針", "Policy")),
                        link("samples", both("問題", "Samples")), link("record", both("記録", "Record"))))
                .kind("links");
    }

    private static Html link(String id, Phrase name) {
        return Html.element("a", name.html()).with("href", "#" + id);
    }

    private static String style() {
        try (InputStream file = Page.class.getResourceAsStream("page.css")) {
            if (file == null) {
                throw new IllegalStateException("style sheet [page.css] is missing from the reports module");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
