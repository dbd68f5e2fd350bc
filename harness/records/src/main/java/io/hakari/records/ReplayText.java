package io.hakari.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/// A replay as one line of JSON.
///
/// ```
/// {"replay":1,"period":0.05,
///  "parts":[{"name":"bench","kind":"fixture","shape":"box","radius":700,"place":[200,0,675,900,0,725]},
///           {"name":"link 1","kind":"arm","shape":"capsule","radius":60}],
///  "frames":2,"moves":"…","series":{"force":[null,12.5]},
///  "marks":[{"hazard":"contact-force","limit":280,"measured":312,"unit":"N","time":0.1,"began":0.05,"duration":0.07,
///            "where":"person 1 right hand × gripper"}]}
/// ```
/// A part without a place moves; `moves` is the frames' rows as [MotionText].
final class ReplayText {
    private static final int FORMAT = 1;
    /// Far more than the largest replay needs.
    private static final int LONGEST = 32 << 20;
    private static final ObjectReader READER = Json.MAPPER.reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private ReplayText() {
    }

    static String write(Replay replay) {
        LineBytes line = new LineBytes();
        try (JsonGenerator json = Json.generator(line)) {
            json.writeStartObject();
            json.writeNumberProperty("replay", FORMAT);
            number(json, "period", replay.period());
            json.writeArrayPropertyStart("parts");
            replay.parts().forEach(part -> write(json, part));
            json.writeEndArray();
            json.writeNumberProperty("frames", replay.frames().size());
            json.writeStringProperty("moves", MotionText.write(replay.frames(), Replay.ENDS * replay.moving()));
            json.writeObjectPropertyStart("series");
            replay.series().forEach((name, numbers) -> {
                json.writeArrayPropertyStart(TrialWriter.wellFormed(name));
                numbers.forEach(value -> number(json, value));
                json.writeEndArray();
            });
            json.writeEndObject();
            json.writeArrayPropertyStart("marks");
            replay.marks().forEach(mark -> write(json, mark));
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString(UTF_8);
    }

    private static void write(JsonGenerator json, Replay.Part part) {
        json.writeStartObject();
        json.writeStringProperty("name", part.name());
        json.writeStringProperty("kind", part.kind().id());
        json.writeStringProperty("shape", part.shape().id());
        json.writeNumberProperty("radius", part.radius());
        if (!part.moves()) {
            json.writeArrayPropertyStart("place");
            part.place().forEach(json::writeNumber);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Replay.Mark mark) {
        json.writeStartObject();
        json.writeStringProperty("hazard", mark.hazard());
        number(json, "limit", mark.limit());
        number(json, "measured", mark.measured());
        json.writeStringProperty("unit", mark.unit());
        number(json, "time", mark.time());
        number(json, "began", mark.began());
        number(json, "duration", mark.duration());
        json.writeStringProperty("where", mark.where());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) {
        json.writeName(name);
        number(json, value);
    }

    /// A whole number is written without its point.
    private static void number(JsonGenerator json, double value) {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (value == (long) value) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    static Replay read(String text) {
        ReplayCheck.check(text.length() <= LONGEST, "the length of a replay", text.length(), "at most " + LONGEST);
        try {
            return replay(new Member(READER.readTree(text), "replay"));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("replay is no JSON: " + ReplayCheck.shortly(Json.complaint(e)), e);
        }
    }

    private static Replay replay(Member replay) {
        ReplayCheck.check(replay.member("replay").whole() == FORMAT, "the format of a replay",
                replay.member("replay").whole(), Integer.toString(FORMAT));
        replay.has(List.of("replay", "period", "parts", "frames", "moves", "series", "marks"));
        List<Replay.Part> parts = replay.member("parts").list(ReplayText::part);
        int moving = (int) parts.stream().filter(Replay.Part::moves).count();
        int frames = replay.member("frames").whole();
        // Before anything of that size is made.
        ReplayCheck.size(frames, moving);
        Map<String, List<Double>> series = new HashMap<>();
        replay.member("series").each((name, member) -> series.put(name, member.list(Member::number)));
        return new Replay(replay.member("period").number(), parts,
                MotionText.read(replay.member("moves").text(), frames, Replay.ENDS * moving), series,
                replay.member("marks").list(ReplayText::mark));
    }

    private static Replay.Part part(Member part) {
        List<Integer> place = part.optional("place").map(one -> one.list(Member::whole)).orElse(List.of());
        part.has(place.isEmpty()
                ? List.of("name", "kind", "shape", "radius")
                : List.of("name", "kind", "shape", "radius", "place"));
        return new Replay.Part(part.member("name").text(),
                part.member("kind").oneOf(Replay.Kind.values(), Replay.Kind::id),
                part.member("shape").oneOf(Replay.Shape.values(), Replay.Shape::id), part.member("radius").whole(),
                place);
    }

    private static Replay.Mark mark(Member mark) {
        mark.has(List.of("hazard", "limit", "measured", "unit", "time", "began", "duration", "where"));
        return new Replay.Mark(mark.member("hazard").text(), mark.member("limit").number(),
                mark.member("measured").number(), mark.member("unit").text(), mark.member("time").number(),
                mark.member("began").number(), mark.member("duration").number(), mark.member("where").text());
    }
}
