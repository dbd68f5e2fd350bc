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

    /// Link what the program of a folder lacks. Whatever else keeps it from starting it says itself, of each medium that is
    /// read: one failure here would be one for as long as this process lives.
    static void completing(Path folder, String program) {
        try {
            for (int tried = 0; tried < DEVICES.size(); tried++) {
                Optional<String> missing = missing(program);
                if (missing.isEmpty()) {
                    return;
                }
                link(folder, missing.get());
            }
        } catch (IOException e) {
            // A folder that nobody may write to: then the program says what it lacks.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Return the library of a device that the loader says is missing; empty when none is.
    private static Optional<String> missing(String program) throws InterruptedException {
        try {
            Child.running("", List.of(program, "-version"), LIMIT).run(InputStream::readAllBytes);
            return Optional.empty();
        } catch (MediaException e) {
            return MISSING.matcher(String.valueOf(e.getMessage())).results().map(found -> found.group(1))
                    .filter(DEVICES::contains).findFirst();
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
