package io.hakari.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hakari.sample.MediaException;

/// What lets the carried ffmpeg start on a server that has neither screen nor sound.
///
/// The program is linked against the libraries of devices, which Hakari never opens, and the loader refuses to start it where
/// one of them lacks. A link of that name to a library that is there satisfies the loader: a function is looked for when it
/// is first called, and none of these ever is. Only libraries of devices are stood in for; where another one lacks, that is said.
final class StandIns {
    /// Where the links lie, in the folder of the program.
    static final String FOLDER = "stand-ins";
    static final Set<String> DEVICES = Set.of("libasound.so.2", "libpulse.so.0", "libudev.so.1", "libxcb.so.1",
            "libxcb-shm.so.0", "libxcb-shape.so.0", "libxcb-xfixes.so.0");
    /// Carried on every platform, small, and without versions of its functions that the loader would compare.
    private static final String TARGET = "libjniswresample.so";
    private static final Pattern MISSING = Pattern
            .compile("loading shared libraries: (\\S+): cannot open shared object");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private StandIns() {
    }

    /// Make the program of a folder start.
    ///
    /// @throws MediaException when it does not
    static void completing(Path folder, String program) throws IOException, InterruptedException {
        Optional<String> missing = missing(program);
        for (int done = 0; missing.isPresent() && done < DEVICES.size(); done++) {
            link(folder, missing.get());
            missing = missing(program);
        }
    }

    /// Return the library that the loader says is missing; empty when the program starts.
    private static Optional<String> missing(String program) throws InterruptedException {
        try {
            Child.running("the carried program [" + program + "] does not start", List.of(program, "-version"), LIMIT)
                    .run(InputStream::readAllBytes);
            return Optional.empty();
        } catch (MediaException e) {
            Matcher matcher = MISSING.matcher(String.valueOf(e.getMessage()));
            if (matcher.find() && DEVICES.contains(matcher.group(1))) {
                return Optional.of(matcher.group(1));
            }
            throw e;
        }
    }

    static void link(Path folder, String library) throws IOException {
        Path link = Files.createDirectories(folder.resolve(FOLDER)).resolve(library);
        try {
            Files.createSymbolicLink(link, folder.resolve(TARGET));
        } catch (FileAlreadyExistsException e) {
            // Another process was as quick.
        }
    }
}
