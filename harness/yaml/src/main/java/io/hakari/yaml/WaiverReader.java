package io.hakari.yaml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import io.hakari.gate.Waiver;

/// Reads a document as waivers.
final class WaiverReader {
    private static final String[] REQUIRED = {"gate", "checkpoint", "policy", "author", "approver", "reason", "issued",
            "expires"};
    private static final String FLOOR = "floor";
    private static final List<String> KEYS = List.of("gate", "checkpoint", "policy", "author", "approver", "reason",
            "issued", "expires", FLOOR);
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private final Problems problems;

    WaiverReader(Problems problems) {
        this.problems = problems;
    }

    /// Return the waivers; what is wrong with them is noted.
    List<Waiver> read(Node document) {
        return switch (document) {
            case Node.Items(int _, List<Node> items) -> {
                List<Waiver> waivers = new ArrayList<>();
                items.forEach(item -> Fields.of(item, "waiver", KEYS, problems).flatMap(this::waiver)
                        .ifPresent(waivers::add));
                yield waivers;
            }
            case Node.Refused _ -> List.of();
            case Node.Entries _,Node.Text _ -> {
                problems.add(document.line(), "waivers are " + document.kind()
                        + "; they must be a list, each waiver beginning with a hyphen");
                yield List.of();
            }
        };
    }

    private Optional<Waiver> waiver(Fields fields) {
        boolean complete = fields.hasAll(REQUIRED);
        Optional<String> gate = fields.text("gate");
        Optional<String> checkpoint = fields.digest("checkpoint");
        Optional<String> policy = fields.digest("policy");
        Optional<String> author = fields.text("author");
        Optional<String> approver = fields.text("approver");
        Optional<String> reason = fields.text("reason");
        Optional<Instant> issued = instant(fields, "issued");
        Optional<Instant> expires = instant(fields, "expires");
        OptionalDouble floor = fields.number(FLOOR);
        complete &= List.of(gate, checkpoint, policy, author, approver, reason, issued, expires).stream()
                .allMatch(Optional::isPresent);
        return complete
                ? Mistakes.noting(problems, fields.line(),
                        () -> new Waiver(gate.orElseThrow(), checkpoint.orElseThrow(), policy.orElseThrow(),
                                author.orElseThrow(), approver.orElseThrow(), reason.orElseThrow(),
                                issued.orElseThrow(), expires.orElseThrow(), floor))
                : Optional.empty();
    }

    /// A date is the beginning of that day in UTC.
    private static Optional<Instant> instant(Fields fields, String key) {
        Optional<String> text = fields.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(text.get().matches(DATE)
                    ? LocalDate.parse(text.get()).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text.get()).toInstant());
        } catch (DateTimeException _) {
            return fields.get(key).flatMap(node -> fields.wrong(node, key,
                    "a date such as 2026-12-01 or a time such as 2026-12-01T09:00:00+09:00"));
        }
    }
}
