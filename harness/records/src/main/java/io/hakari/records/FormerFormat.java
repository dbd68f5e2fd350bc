package io.hakari.records;

import java.util.List;

import io.hakari.gate.Importance;
import io.hakari.gate.Terms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what former formats wrote as if the present one had written it.
///
/// A document is completed as a tree, member by member, before it becomes a record: what a former format did not know is
/// absent, empty or what it took for granted.
final class FormerFormat {
    private static final int WITHOUT_POLICIES = 1;
    /// Gates of format 1 looked at the two-sided interval of 95 %, so that each end had half of the rest.
    private static final Terms TERMS_OF_1 = new Terms(0.025, 0.025, 0.01);
    private static final String DESIGN_OF_1 = "Design(repeats=1, cluster=none, slices=[])";

    private FormerFormat() {
    }

    /// Return whether documents of a format can be read here.
    static boolean isKnown(int format) {
        return format == WITHOUT_POLICIES || format == HeaderLine.FORMAT;
    }

    /// Complete the header of a journal's first line or of a record.
    static JsonNode header(int format, JsonNode header) {
        if (format == WITHOUT_POLICIES) {
            complete((ObjectNode) header, List.of());
        }
        return header;
    }

    /// Complete a whole record.
    static JsonNode record(int format, JsonNode document) {
        if (format == WITHOUT_POLICIES) {
            complete((ObjectNode) document);
        }
        return document;
    }

    /// Give a record the members that are written only where there is something to say.
    static void completeOptional(JsonNode document) {
        if (!document.has("energy")) {
            ((ObjectNode) document).putNull("energy");
        }
        document.path("tasks").forEach(task -> {
            if (task instanceof ObjectNode named && !task.has("media")) {
                named.putNull("media");
            }
        });
    }

    private static void complete(ObjectNode document) {
        JsonNode judgement = document.required("judgement");
        List<String> rules = judgement.isNull()
                ? List.of()
                : judgement.required("gates").valueStream().map(gate -> gate.required("rule").stringValue()).toList();
        complete((ObjectNode) document.required("header"), rules);
        document.required("tasks").forEach(task -> task.required("metrics")
                .forEach(metric -> completeMetric((ObjectNode) metric)));
        document.putArray("summaries");
        if (judgement instanceof ObjectNode judged) {
            judged.required("gates").forEach(gate -> completeGate((ObjectNode) gate));
            judged.putArray("looks");
            judged.putArray("notes");
        }
    }

    private static void complete(ObjectNode header, List<String> rules) {
        PolicyRecord policy = new PolicyRecord(header.required("suite").stringValue(), "", TERMS_OF_1, List.of(1.0),
                rules);
        header.set("policy", Json.MAPPER.valueToTree(policy));
        header.required("tasks").forEach(task -> ((ObjectNode) task).put("design", DESIGN_OF_1));
    }

    private static void completeMetric(ObjectNode metric) {
        for (String member : List.of("estimate", "change")) {
            if (metric.required(member) instanceof ObjectNode estimate) {
                estimate.put("clusters", estimate.required("scored").longValue());
            }
        }
        metric.putNull("previous").putNull("noise").putArray("slices");
    }

    private static void completeGate(ObjectNode gate) {
        gate.put("importance", Importance.REQUIRED.name());
        for (String member : List.of("seen", "broken", "plan", "waiver")) {
            gate.putNull(member);
        }
        ArrayNode flaws = gate.arrayNode();
        gate.set("flaws", flaws);
    }
}
