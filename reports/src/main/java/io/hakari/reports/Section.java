package io.hakari.reports;

import java.util.stream.Stream;

import io.hakari.metric.Estimate;

/// A part of the page: a heading, what it shows, and two sentences on how to read it.
final class Section {
    private Section() {
    }

    static Html.Element of(String id, Phrase title, Phrase howToRead, Html... body) {
        return Html.element("section", title.in("h2"), Html.all(body),
                Html.element("p", Html.element("b", Phrase.both("読み方：", "How to read this: ").html()), howToRead.html())
                        .kind("read"))
                .id(id);
    }

    /// Return a table in a box of its own, so that a narrow screen scrolls the table and not the page.
    static Html.Element table(String style, Html head, Stream<? extends Html> rows) {
        return Html.element("div",
                Html.element("table", Html.element("thead", head), Html.element("tbody", rows)).kind(style))
                .kind("scroll");
    }

    static Html.Element head(Phrase... columns) {
        return Html.element("tr", Stream.of(columns).map(column -> column.in("th").with("scope", "col")));
    }

    /// Return a value with its interval, the bounds dimmed.
    static Html estimate(Estimate estimate, boolean rate) {
        return Html.all(Html.element("span", Figures.value(estimate.value(), rate)).kind("value"), Html.text(" "),
                isOpen(estimate)
                        ? none()
                        : bounds(Figures.value(estimate.lower(), rate), Figures.value(estimate.upper(), rate)));
    }

    /// Return a change with its sign and its interval, in points for rates.
    static Html change(Estimate change, boolean rate) {
        return Html.all(Html.element("span", Figures.change(change.value(), rate)).kind("value"), Html.text(" "),
                isOpen(change)
                        ? none()
                        : bounds(Figures.change(change.lower(), rate), Figures.change(change.upper(), rate)));
    }

    static Html.Element metric(String name) {
        return Html.element("code", name).kind("metric");
    }

    /// Return whether nothing bounds an estimate, as where scores without an upper end are missing or never vary.
    private static boolean isOpen(Estimate estimate) {
        return Double.isInfinite(estimate.lower()) && Double.isInfinite(estimate.upper());
    }

    private static Html none() {
        return Phrase.both("区間なし", "no interval").in("span").kind("bounds");
    }

    private static Html.Element bounds(String lower, String upper) {
        return Html.element("span", "[" + lower + ", " + upper + "]").kind("bounds");
    }
}
