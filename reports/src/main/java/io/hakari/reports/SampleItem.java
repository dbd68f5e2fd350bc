package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.records.TrialRecord;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;
import io.hakari.score.Score;

/// One sample: a line to find it by, and behind it all that was asked and answered.
///
/// The names of its parts are written by the style sheet, because three thousand samples would repeat them.
final class SampleItem {
    private static final int EXCERPT = 56;
    private static final int SHORT = 24;
    /// What is longer than this is cut with a word about it: one runaway answer must not outweigh a page.
    private static final int LONGEST = 4_000;

    private final TaskSamples.Shown shown;
    private final TrialRecord trial;
    private final Sample sample;

    private SampleItem(TaskSamples.Shown shown) {
        this.shown = shown;
        this.trial = shown.trial();
        this.sample = trial.trial().sample();
    }

    static Html of(TaskSamples.Shown shown) {
        SampleItem item = new SampleItem(shown);
        return Html.element("li", Html.element("details", item.line(), item.parts())).kind(shown.outcome().style());
    }

    private Html line() {
        String answer = switch (trial.score()) {
            case Score.Scored(_, String text) -> text;
            case Score.Unscored(String reason) -> reason;
        };
        return Html.element("summary", shown.outcome().word().in("b"),
                Html.element("bdi", excerpt(sample.question(), EXCERPT)).kind("q"),
                Html.element("bdi", excerpt(answer, SHORT)).kind("a"),
                Html.element("bdi", excerpt(String.join(" / ", sample.targets()), SHORT)).kind("t"),
                Html.element("span", score(trial.score())).kind("s"));
    }

    private Html parts() {
        List<Html> parts = new ArrayList<>();
        List<Exchange> exchanges = trial.trial().exchanges();
        Exchange last = exchanges.getLast();
        part(parts, "prompt", Html.all(prompt(exchanges).stream().map(SampleItem::content)));
        if (last.request() instanceof Request.Weigh(_, List<String> continuations)) {
            part(parts, "choices", choices(continuations, last.response()));
        }
        answer(parts, last.response());
        part(parts, "target", own(String.join("\n", sample.targets())));
        part(parts, "score", Html.text(score(trial.score())));
        shown.before().ifPresent(before -> part(parts, "before", before(before)));
        part(parts, "name", Html.all(own(sample.name()), Html.text(" · "), Html.element("code", sample.id()),
                attempts(exchanges.size())));
        named(parts, "attributes", sample.attributes());
        named(parts, "findings", Episode.told(trial.trial().findings()));
        return Html.element("dl", parts.stream());
    }

    private static void named(List<Html> parts, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            part(parts, name, own(String.join(", ", values.entrySet().stream()
                    .map(one -> one.getKey() + " = " + one.getValue()).sorted().toList())));
        }
    }

    private static void part(List<Html> parts, String name, Html value) {
        parts.add(Html.element("dt").kind(name));
        parts.add(Html.element("dd", value));
    }

    private static List<Content> prompt(List<Exchange> exchanges) {
        return switch (exchanges.getLast().request()) {
            case Request.Weigh(var context, _) -> context;
            case Request.Write(var prompt, _, _, _) -> prompt;
            case Request.InEpisode _ -> List.of(Content.text(instruction(exchanges)));
        };
    }

    /// Return what the robot was told to do; what it was shown is numbers, and too many for a page.
    private static String instruction(List<Exchange> exchanges) {
        return exchanges.stream()
                .flatMap(exchange -> exchange.request() instanceof Request.Reset reset
                        ? Stream.of(reset.instruction())
                        : Stream.empty())
                .findFirst().orElse("");
    }

    private static Html content(Content content) {
        return switch (content) {
            case Content.Text(String text) -> own(text);
            case Content.Image(Blob blob) -> medium("image", blob);
            case Content.Video(Blob blob) -> medium("video", blob);
            case Content.Audio(Blob blob) -> medium("audio", blob);
            case Content.Frames frames -> medium(frames.frames().size() + " frames of video", frames.clip());
        };
    }

    private static Html medium(String kind, Blob blob) {
        return Html.element("code", kind + " " + blob.mediaType() + " " + blob.sha256()).kind("medium");
    }

    private Html choices(List<String> continuations, Response response) {
        String answer = trial.score() instanceof Score.Scored(_, String text) ? text : "";
        Stream<Html> rows = IntStream.range(0, continuations.size()).mapToObj(i -> {
            String choice = continuations.get(i);
            boolean target = sample.targets().contains(choice);
            Html marks = Html.all(target ? both("正解", "target").in("b").kind("is-target") : Html.nothing(),
                    choice.equals(answer) ? both("回答", "answer").in("b").kind("is-answer") : Html.nothing());
            return Html.element("tr", Html.element("td", own(choice)), likelihood(response, i),
                    Html.element("td", marks));
        });
        return Html.element("table", Html.element("tbody", rows)).kind("choices");
    }

    private static Html likelihood(Response response, int place) {
        if (response instanceof Response.Weighed(List<Likelihood> likelihoods, _) && place < likelihoods.size()) {
            return Html.element("td", String.format(Locale.ROOT, "%.2f", likelihoods.get(place).logProbability()))
                    .kind("number");
        }
        return Html.element("td");
    }

    private void answer(List<Html> parts, Response response) {
        switch (trial.score()) {
            case Score.Scored(_, String answer) -> {
                part(parts, "answer", own(answer));
                switch (response) {
                    case Response.Completed(String text, _) when !text.equals(answer) -> part(parts, "raw", own(text));
                    case Response.Truncated(String text, _) -> part(parts, "cut", own(text));
                    case Response.Declined(String words) -> part(parts, "declined", own(words));
                    case Response.Completed _,Response.Weighed _,Response.Failed _,Response.InEpisode _ -> {
                    }
                }
            }
            case Score.Unscored(String reason) -> part(parts, "unscored", Html.all(own(reason), failure(response)));
        }
    }

    private static Html failure(Response response) {
        return switch (response) {
            case Response.Failed(var failure, String reason) -> Html.all(Html.text(" · "),
                    Html.element("code", failure.name()), Html.text(" "), own(reason));
            case Response.Completed(String text, _) -> Html.all(Html.text("\n"), own(text));
            case Response.Truncated(String text, _) -> Html.all(Html.text("\n"), own(text));
            case Response.Declined(String words) -> Html.all(Html.text("\n"), own(words));
            case Response.Weighed _,Response.InEpisode _ -> Html.nothing();
        };
    }

    private static Html before(Score before) {
        return switch (before) {
            case Score.Scored(_, String answer) -> Html.all(own(answer), Html.text(" · " + score(before)));
            case Score.Unscored(String reason) -> Html.all(Outcome.UNSCORED.word().html(), Html.text(" "), own(reason));
        };
    }

    private Html attempts(int exchanges) {
        int attempt = trial.trial().attempt();
        Html many = attempt == 1 ? Html.nothing() : both(" · " + attempt + " 回目", " · attempt " + attempt).html();
        return exchanges == 1
                ? many
                : Html.all(many, chance(),
                        both(" · やり取り " + exchanges + " 回のうち最後", " · last of " + exchanges + " exchanges").html());
    }

    /// An episode whose policy passes the seed over cannot be replayed, and a reader must see so.
    private Html chance() {
        boolean free = trial.trial().exchanges().stream()
                .anyMatch(exchange -> exchange.response() instanceof Response.Ready(_, boolean seeded) && !seeded);
        return free
                ? both(" · 方策は乱数の種を守らない（再現不可）", " · the policy does not honour seeds (no replay)").html()
                : Html.nothing();
    }

    private static String score(Score score) {
        return switch (score) {
            case Score.Scored(double value, _) -> Figures.trimmed(value);
            case Score.Unscored _ -> "–";
        };
    }

    /// Return somebody else's words, kept apart from the direction of the words around them.
    private static Html own(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= LONGEST) {
            return Html.element("bdi", text);
        }
        String more = Figures.count(length - LONGEST);
        return Html.all(Html.element("bdi", text.substring(0, text.offsetByCodePoints(0, LONGEST))),
                both("…（以下 " + more + " 文字は journal.jsonl に）", "… (" + more + " more characters in journal.jsonl)")
                        .in("span").kind("cut"));
    }

    private static String excerpt(String text, int most) {
        String line = text.strip().replaceAll("[\\n\\t]+", " ");
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
