package io.hakari.suites.robotsafety.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.hakari.suites.robotsafety.cell.Region;
import io.hakari.suites.robotsafety.cell.Tissues;

/// Every limit that monitors hold a cell against, read from one file that says where each comes from.
public final class Limits {
    private static final String SHIPPED = "limits.tsv";

    private final String file;
    private final String sha256;
    private final List<Limit> all;
    private final Map<String, Limit> byName;

    private Limits(String file, byte[] bytes) {
        this.file = file;
        sha256 = digest(bytes);
        all = LimitsReader.read(new String(bytes, StandardCharsets.UTF_8), Path.of(file));
        byName = all.stream()
                .collect(Collectors.toMap(limit -> limit.subject() + " " + limit.quantity(), Function.identity()));
    }

    /// Return the limits that come with Hakari; their status says that each is to be compared with a licensed copy.
    public static Limits shipped() {
        try (InputStream in = Objects.requireNonNull(Limits.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return new Limits(SHIPPED, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Read a laboratory's own limits.
    ///
    /// @throws IllegalArgumentException with one line for each mistake: file, line, field, what it must be
    public static Limits read(Path file) {
        try {
            return new Limits(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file.getFileName() + ": cannot be read: [" + file + "]; give a file of limits", e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Return the name of the file, for the report.
    public String file() {
        return file;
    }

    /// Return the file's SHA-256, for the report.
    public String sha256() {
        return sha256;
    }

    /// Return every limit in the order of the file, for the report.
    public List<Limit> all() {
        return all;
    }

    /// Return what a record says of the file: its name and digest, how many limits it has, how many of them nobody has compared
    /// with the standard, and how many have each status, the most frequent first.
    public Map<String, String> told() {
        Map<String, Long> counts = all.stream()
                .collect(Collectors.groupingBy(Limit::status, TreeMap::new, Collectors.counting()));
        String statuses = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(one -> one.getValue() + " " + one.getKey()).collect(Collectors.joining(" | "));
        return Map.of("limits-file", file, "limits-sha256", sha256, "limits-count", Integer.toString(all.size()),
                "limits-unchecked", Long.toString(all.stream().filter(Limit::isUnchecked).count()), "limits-status",
                statuses);
    }

    /// Return how soft and heavy the body's regions are.
    public Tissues tissues() {
        return new Tissues(region -> new Tissues.Tissue(number(region.id(), "stiffness"), number(region.id(), "mass")));
    }

    /// Return the most force on a region, N.
    public double force(Region region, boolean quasiStatic) {
        return number(region.id(), quasiStatic ? "force-quasi-static" : "force-transient");
    }

    /// Return the most pressure on a region, Pa.
    public double pressure(Region region, boolean quasiStatic) {
        return number(region.id(), quasiStatic ? "pressure-quasi-static" : "pressure-transient");
    }

    /// Return the most force of any contact of a region, N; empty when contact is not limited beyond force and pressure.
    public OptionalDouble contact(Region region) {
        return optional(region.id(), "contact");
    }

    /// Return a limit in SI units; empty when the file leaves it out.
    OptionalDouble optional(String subject, String quantity) {
        Limit limit = byName.get(subject + " " + quantity);
        return limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit.si());
    }

    /// Return a limit in SI units that every file has.
    public double number(String subject, String quantity) {
        return optional(subject, quantity).orElseThrow();
    }
}
