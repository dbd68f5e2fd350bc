package io.hakari.runner.server;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Something that a user may choose behind the question mark of an engine's address, such as `dtype=bfloat16`.
///
/// The constants of an enum are what one engine lets choose.
public interface Choice {

    /// Return its name before the equals sign.
    String key();

    /// Return what its value looks like.
    Pattern form();

    /// Return what its value looks like, in words.
    String expected();

    /// Read what stands behind a question mark.
    ///
    /// @param kind  what may be chosen
    /// @param query options joined by `&`, their values percent-encoded; empty for none
    /// @param whose what the options are of, for messages
    /// @throws IOException when an option is unknown, has no such value or is there twice
    static <C extends Enum<C> & Choice> Map<C, String> read(Class<C> kind, String query, String whose)
            throws IOException {
        Map<C, String> chosen = new EnumMap<>(kind);
        for (String option : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = option.split("=", 2);
            String subject = "option [" + parts[0] + "] of " + whose;
            C choice = named(kind, parts[0], subject);
            String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            if (!choice.form().matcher(value).matches()) {
                throw new IOException(subject + " is [" + value + "]; expected " + choice.expected());
            }
            if (chosen.put(choice, value) != null) {
                throw new IOException(subject + " is there twice; name it once");
            }
        }
        return chosen;
    }

    private static <C extends Enum<C> & Choice> C named(Class<C> kind, String key, String subject)
            throws IOException {
        C[] all = kind.getEnumConstants();
        return Arrays.stream(all).filter(choice -> choice.key().equals(key)).findFirst()
                .orElseThrow(() -> new IOException(subject + " is unknown; known: "
                        + Arrays.stream(all).map(Choice::key).collect(Collectors.joining(", "))));
    }
}
