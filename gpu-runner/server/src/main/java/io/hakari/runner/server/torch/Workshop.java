package io.hakari.runner.server.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;

import io.hakari.runner.protocol.v1.ScoreFrame;

/// The folder that a model's workers run in: their program, the protocol they speak, and their sockets.
///
/// The program travels in this jar. It is written out for each model, so that a jar that is replaced meanwhile does not
/// change what is started again.
final class Workshop implements AutoCloseable {
    private static final String SOURCES = "worker/";
    private static final String FIRST = SOURCES + "hakari_torch/__init__.py";
    private static final String REQUIREMENTS = SOURCES + "requirements.txt";
    private static final String PROTOCOL = "runner.desc";

    private final Path folder;
    private final Thread hook = Thread.ofPlatform().unstarted(this::delete);

    private Workshop(Path folder) {
        this.folder = folder;
    }

    /// Make the folder, for this user alone.
    static Workshop open() throws IOException {
        // A socket's path may have 107 bytes, so that the name is short.
        var workshop = new Workshop(Files.createTempDirectory("hakari-torch-"));
        Runtime.getRuntime().addShutdownHook(workshop.hook);
        try {
            workshop.writeProgram();
            Files.createDirectory(workshop.media());
            Files.write(workshop.protocol(), descriptors().toByteArray());
            return workshop;
        } catch (IOException | RuntimeException e) {
            workshop.close();
            throw e;
        }
    }

    /// Return the names of the packages that the program needs.
    static List<String> requirements() throws IOException {
        try (var in = Workshop.class.getResourceAsStream(REQUIREMENTS)) {
            if (in == null) {
                throw absent();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.replaceFirst("[=<>~!#;\\[ ].*", ""))
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }

    Path folder() {
        return folder;
    }

    /// Return where a worker finds media under their digests.
    Path media() {
        return folder.resolve("media");
    }

    Path protocol() {
        return folder.resolve(PROTOCOL);
    }

    /// Return where the next worker listens; what an earlier one left there is gone.
    Path socket() throws IOException {
        Path socket = folder.resolve("sock");
        Files.deleteIfExists(socket);
        return socket;
    }

    private void writeProgram() throws IOException {
        URL first = Workshop.class.getResource(FIRST);
        if (first == null) {
            throw absent();
        }
        try {
            URI uri = first.toURI();
            if (!"jar".equals(uri.getScheme())) {
                copy(Path.of(uri).resolveSibling(""));
                return;
            }
            String[] jarAndEntry = uri.getRawSchemeSpecificPart().split("!", 2);
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(jarAndEntry[0])))) {
                copy(jar.getPath(jarAndEntry[1]).resolveSibling(""));
            }
        } catch (URISyntaxException e) {
            throw new IOException("torch worker lies at [" + first + "], which is no address", e);
        }
    }

    private void copy(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve("hakari_torch").resolve(sources.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /// Both ends speak the same revision, because the worker reads its messages from the runner's.
    private static FileDescriptorSet descriptors() {
        return FileDescriptorSet.newBuilder().addFile(ScoreFrame.getDescriptor().getFile().toProto()).build();
    }

    private static IOException absent() {
        return new IOException("torch worker is not on the class path at [io/hakari/runner/server/torch/" + FIRST
                + "]; build the server with gpu-runner/torch beside it");
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // This process is ending, and the hook does the same.
        }
        delete();
    }

    private void delete() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException _) {
            // What is left of a few small files lies in the folder for temporary ones.
        }
    }
}
