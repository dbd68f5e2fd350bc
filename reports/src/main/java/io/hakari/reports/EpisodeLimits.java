package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The file of limits that episodes were held against, as their findings name it.
///
/// @param file      its name; empty where a record does not say
/// @param sha256    its digest; empty where a record names none
/// @param count     how many limits it has
/// @param unchecked how many of them nobody has compared with the standard
/// @param statuses  how many have each status: `48 unverified | 28 a decision of …`
record EpisodeLimits(String file, String sha256, String count, String unchecked, String statuses) {
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,9}) (.{1,200})");
    private static final int MOST_STATUSES = 8;
    private static final Map<String, String> STATUSES = Map.of(
            "unverified: check against your licensed copy", "未検証（購入した規格票と照合してください）",
            "check against your licensed copy", "公開資料どうしは一致（購入した規格票と照合してください）",
            "a decision of the harness", "Hakari が決めた値",
            "a decision of the harness; set it from your robot's sheet", "Hakari が決めた値（ロボットの仕様書の値に改めてください）");

    static EpisodeLimits of(Episode episode) {
        return new EpisodeLimits(episode.finding("limits-file"), episode.finding("limits-sha256"),
                episode.finding("limits-count"), episode.finding("limits-unchecked"), episode.finding("limits-status"));
    }

    Html html() {
        Html name = file.isEmpty() ? Html.nothing() : Html.all(Html.element("code", file), Html.text(" "));
        Html digest = sha256.isEmpty()
                ? both("記録がありません", "not recorded").in("span").kind("loud")
                : Html.element("code", "sha256 " + sha256);
        return Html.element("li", both("限界値のファイル：", "Limits file: ").html(), name, digest, standing(), list());
    }

    /// Whose numbers these are decides what every rate of the page means.
    private Html standing() {
        if (count.isEmpty() || unchecked.isEmpty()) {
            return both("。照合の状況は記録されていません。", ". The record does not say how far they were checked.").html();
        }
        return unchecked.equals("0")
                ? both("。限界値 " + count + " 件のうち、規格票と未照合とされたものはありません。",
                        ". None of its " + count + " limits is marked as still to be checked against the standard.")
                        .html()
                : Html.all(both("。", ". ").html(),
                        both("限界値 " + count + " 件のうち " + unchecked + " 件は、規格票とまだ照合されていません。",
                                unchecked + " of its " + count
                                        + " limits have not been checked against a licensed copy of the standard.")
                                .in("b"));
    }

    private Html list() {
        return statuses.isEmpty()
                ? Html.nothing()
                : Html.element("ul", Arrays.stream(statuses.split(" \\| ", -1)).limit(MOST_STATUSES)
                        .flatMap(EpisodeLimits::status)).kind("quiet");
    }

    private static Stream<Html> status(String counted) {
        Matcher parts = COUNTED.matcher(counted);
        return parts.matches()
                ? Stream.of(Html.element("li",
                        both(parts.group(1) + " 件：" + STATUSES.getOrDefault(parts.group(2), parts.group(2)),
                                parts.group(1) + ": " + parts.group(2)).in("bdi")))
                : Stream.empty();
    }
}
