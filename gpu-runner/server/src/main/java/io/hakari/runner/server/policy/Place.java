package io.hakari.runner.server.policy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a policy server is and what it takes: `openpi:ws://host:8000?checkpoint=pi0@a1b2&state.observation/state=…`.
///
/// @param dialect  `openpi`, `roboarena`, `groot` or `lerobot`
/// @param address  without its settings
/// @param settings in their order, each named once
record Place(String dialect, URI address, Map<String, String> settings) {

    Place {
        settings = new LinkedHashMap<>(settings);
    }

    /// Read a place.
    ///
    /// @throws IOException when it is none; the message says how one is written
    static Place of(String text) throws IOException {
        int colon = text.indexOf(':');
        int query = text.indexOf('?');
        if (colon < 1) {
            throw new IOException("policy [" + text
                    + "] has no dialect; write openpi:ws://host:8000, roboarena:ws://…, groot:tcp://… or lerobot:…");
        }
        String address = text.substring(colon + 1, query < 0 ? text.length() : query);
        try {
            return new Place(text.substring(0, colon), URI.create(address),
                    settings(query < 0 ? "" : text.substring(query + 1)));
        } catch (IllegalArgumentException e) {
            throw new IOException("policy [" + text + "] has the address [" + address + "]: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> settings(String query) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IOException("setting [" + setting + "] of the policy is no name=value");
            }
            String name = decoded(setting.substring(0, equals));
            if (settings.put(name, decoded(setting.substring(equals + 1))) != null) {
                throw new IOException("setting [" + name + "] of the policy stands twice");
            }
        }
        return settings;
    }

    /// A plus stands for itself here: it joins names.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
