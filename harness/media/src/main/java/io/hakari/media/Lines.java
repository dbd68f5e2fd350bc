package io.hakari.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The lines that a program writes, up to a limit.
final class Lines {
    private Lines() {
    }

    static List<String> of(InputStream stream, int most) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (lines.size() == most) {
                throw new IOException("more than " + most + " lines");
            }
            lines.add(line);
        }
        return lines;
    }
}
