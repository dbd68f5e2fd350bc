package io.hakari.runner.client;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.hakari.exchange.RunnerException;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Open;

/// What a run asks of a runner, as the options of its address say.
///
/// `requires=score,seed` refuses a model that lacks one of these, `determinism=batch-invariant` one that repeats less;
/// `lease=7` is the fencing epoch; `budget-ms=60000` limits each request; `reuse=none` has every request computed,
/// `reuse=name` shares answers with whoever gives the same name, else they are shared within one loaded checkpoint;
/// `blobs=/folder` is where media lie under their digests.
///
/// @param reuse who shares answers; empty for a name of one's own
record Terms(List<String> requires, DeterminismRecord.Class determinism, long lease, int budget,
        Optional<String> reuse, Optional<Path> blobs) {
    static final Set<String> OPTIONS = Set.of("requires", "determinism", "lease", "budget-ms", "reuse", "blobs");
    private static final String NONE = "none";
    private static final int NAME_BYTES = 16;

    Terms {
        requires = List.copyOf(requires);
    }

    static Terms usual() {
        return new Terms(List.of(), DeterminismRecord.Class.CLASS_UNSPECIFIED, 0, 0, Optional.empty(),
                Optional.empty());
    }

    /// Read the terms from options, which may hold others too.
    static Terms of(URI address, Map<String, String> options) {
        return new Terms(
                Optional.ofNullable(options.get("requires")).map(names -> List.of(names.split(","))).orElse(List.of()),
                determinism(address, options),
                number(address, options, "lease"),
                Math.toIntExact(Math.min(Integer.MAX_VALUE, number(address, options, "budget-ms"))),
                Optional.ofNullable(options.get("reuse")),
                Optional.ofNullable(options.get("blobs")).map(Path::of));
    }

    /// Return the options behind the question mark.
    ///
    /// @throws RunnerException when one is unknown, which is likelier a typing error than meant for nobody
    static Map<String, String> options(URI address, Set<String> known) {
        // `local:demo?engine=scripted` is opaque, and an opaque address has no query of its own.
        String part = address.getRawSchemeSpecificPart();
        Map<String, String> options = new LinkedHashMap<>();
        if (part.indexOf('?') < 0) {
            return options;
        }
        for (String option : part.substring(part.indexOf('?') + 1).split("&", -1)) {
            String[] words = option.split("=", 2);
            if (words.length < 2 || !known.contains(words[0])) {
                throw new RunnerException("runner [" + address + "] has the option [" + option + "]; known: "
                        + String.join("=…, ", new TreeSet<>(known)) + "=…");
            }
            options.put(words[0], URLDecoder.decode(words[1], StandardCharsets.UTF_8));
        }
        return options;
    }

    private static DeterminismRecord.Class determinism(URI address, Map<String, String> options) {
        String word = options.getOrDefault("determinism", "class-unspecified");
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(DeterminismRecord.Class.values()).filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> new RunnerException("runner [" + address + "] has the option [determinism=" + word
                        + "]; write none, tolerance, batch-invariant or bitwise"));
    }

    private static long number(URI address, Map<String, String> options, String name) {
        String digits = options.getOrDefault(name, "0");
        if (!digits.matches("\\d{1,18}")) {
            throw new RunnerException(
                    "runner [" + address + "] has the option [" + name + "=" + digits + "]; write a whole number");
        }
        return Long.parseLong(digits);
    }

    /// Return the first frame of the streams that ask one checkpoint.
    Open open(String digest) {
        return Open.newBuilder()
                .setModelDigest(digest)
                .addAllCapabilities(requires)
                .setDeterminism(determinism)
                .setLeaseEpoch(lease)
                .setRun(reuse.map(name -> name.equals(NONE) ? "" : name).orElseGet(Terms::nameOfItsOwn))
                .build();
    }

    /// A run must not be given what an earlier one was answered, or its noise would seem to be none.
    private static String nameOfItsOwn() {
        byte[] name = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(name);
        return HexFormat.of().formatHex(name);
    }
}
