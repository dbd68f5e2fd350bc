package io.hakari.runner.client;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands behind the scheme of a runner's address: a place, and options behind a question mark.
///
/// A folder is decoded (`runs/new%20ones` is `runs/new ones`); an address within the address, such as `http://host:8000/v1`,
/// and the options are taken as they stand, since only what reads them knows their parts.
///
/// @param options what stands behind the question mark, if there is one
record Address(String place, Optional<String> options) {
    private static final Pattern NESTED = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    static Address of(URI address) {
        String behind = address.getRawSchemeSpecificPart()
                + Optional.ofNullable(address.getRawFragment()).map("#"::concat).orElse("");
        int mark = behind.indexOf('?');
        String place = mark < 0 ? behind : behind.substring(0, mark);
        return new Address(NESTED.matcher(place).matches() ? place : decoded(place),
                mark < 0 ? Optional.empty() : Optional.of(behind.substring(mark + 1)));
    }

    /// A plus sign in a path is a plus sign, unlike in a form, for which the decoder was made.
    private static String decoded(String place) {
        return URLDecoder.decode(place.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Return the place with its options, as an engine opens it.
    String forEngine() {
        return place + options.map("?"::concat).orElse("");
    }
}
