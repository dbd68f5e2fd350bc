package io.hakari.media;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apiguardian.api.API;
import org.bytedeco.javacpp.Loader;

import io.hakari.sample.MediaException;

/// The programs `ffmpeg` and `ffprobe` of one folder; nothing of them runs within this process.
///
/// @param folder that has both programs, and the libraries they come with
@API(status = EXPERIMENTAL, since = "0.4")
public record Ffmpeg(Path folder) {

    /// The system property that names a folder with other programs than those that are carried.
    public static final String PROPERTY = "hakari.ffmpeg";

    public Ffmpeg {
        folder = folder.toAbsolutePath();
        for (String program : List.of("ffmpeg", "ffprobe")) {
            if (!Files.isExecutable(program(folder, program))) {
                throw new MediaException("folder [" + folder + "] has no program [" + program + "]; set -D" + PROPERTY
                        + " to a folder that has ffmpeg and ffprobe, version 5 or newer");
            }
        }
    }

    /// Return the programs in the folder that the system property names, else those that are carried; these are unpacked
    /// once on each machine, into the user's cache.
    ///
    /// @throws MediaException when there are none for this platform
    public static Ffmpeg installed() {
        String folder = System.getProperty(PROPERTY, "");
        return folder.isEmpty() ? Carried.FFMPEG : new Ffmpeg(Path.of(folder));
    }

    String ffmpeg() {
        return program(folder, "ffmpeg").toString();
    }

    String ffprobe() {
        return program(folder, "ffprobe").toString();
    }

    private static Path program(Path folder, String name) {
        return folder.resolve(File.separatorChar == '\\' ? name + ".exe" : name);
    }

    /// Unpacked when they are first asked for.
    private static final class Carried {
        static final Ffmpeg FFMPEG = unpack();

        private static Ffmpeg unpack() {
            String place = "/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/";
            try {
                File folder = Loader.cacheResource(org.bytedeco.ffmpeg.ffmpeg.class, place);
                if (folder == null) {
                    throw new MediaException("no ffmpeg is carried for platform [" + Loader.getPlatform()
                            + "]; set -D" + PROPERTY + " to a folder that has ffmpeg and ffprobe");
                }
                return executable(folder.toPath());
            } catch (IOException e) {
                throw new MediaException("the carried ffmpeg cannot be unpacked (" + e + "); set -D" + PROPERTY
                        + " to a folder that has ffmpeg and ffprobe", e);
            }
        }

        private static Ffmpeg executable(Path folder) {
            for (String program : List.of("ffmpeg", "ffprobe")) {
                File file = program(folder, program).toFile();
                if (!file.canExecute() && !file.setExecutable(true)) {
                    throw new MediaException("the carried program [" + file + "] cannot be made executable; set -D"
                            + PROPERTY + " to a folder that has ffmpeg and ffprobe");
                }
            }
            Ffmpeg carried = new Ffmpeg(folder);
            StandIns.completing(folder, carried.ffmpeg());
            return carried;
        }
    }
}
