package io.hakari.runner.server;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ModelOffer;

/// The checkpoints that can be loaded: the folders in one folder, which is read anew each time, so that checkpoints may
/// arrive while the runner serves.
final class Checkpoints implements Shelf {
    private static final String DEMO = "demo";

    private final Path root;
    private final FolderEngine engine;
    private final Optional<FileSystem> archive;

    private Checkpoints(Path root, FolderEngine engine, Optional<FileSystem> archive) {
        this.root = root;
        this.engine = engine;
        this.archive = archive;
    }

    /// Open a folder by its path, or the engine's demo checkpoints by the word `demo`.
    static Checkpoints open(String place, FolderEngine engine) throws IOException {
        if (place.equals(DEMO)) {
            return onClassPath(engine);
        }
        Path root = Path.of(place);
        if (!Files.isDirectory(root)) {
            throw new IOException(
                    "checkpoints [" + place + "] is no folder; name a folder of checkpoint folders, or demo");
        }
        return new Checkpoints(root, engine, Optional.empty());
    }

    private static Checkpoints onClassPath(FolderEngine engine) throws IOException {
        URL url = engine.getClass().getClassLoader().getResource(engine.demo());
        if (url == null) {
            throw new IOException("checkpoints [demo] are not on the class path at [" + engine.demo()
                    + "]; name a folder of checkpoint folders instead");
        }
        return at(url, engine);
    }

    /// Open a folder on the class path, in a directory or in a jar.
    static Checkpoints at(URL url, FolderEngine engine) throws IOException {
        URI uri = uri(url);
        if (!"jar".equals(uri.getScheme())) {
            return new Checkpoints(Path.of(uri), engine, Optional.empty());
        }
        String[] jarAndEntry = uri.getRawSchemeSpecificPart().split("!", 2);
        FileSystem archive = FileSystems.newFileSystem(Path.of(URI.create(jarAndEntry[0])));
        return new Checkpoints(archive.getPath(jarAndEntry[1]), engine, Optional.of(archive));
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException("checkpoints [demo] lie at [" + url + "], which is no address", e);
        }
    }

    /// Return what can be loaded, each series by itself: by step and name, and last what is not on the main line of training.
    @Override
    public List<ModelOffer> offers() throws ModelException {
        return folders().stream()
                .map(Checkpoints::offer)
                .sorted(Comparator.comparing(Checkpoints::series)
                        .thenComparing(Checkpoints::isVariant)
                        .thenComparingLong(Checkpoints::step)
                        .thenComparing(ModelOffer::getName))
                .toList();
    }

    /// Return the checkpoint of that name.
    @Override
    public CheckpointFolder find(String name) throws ModelException {
        for (CheckpointFolder folder : folders()) {
            if (folder.name().equals(name)) {
                return folder;
            }
        }
        String known = offers().stream().map(ModelOffer::getName).collect(Collectors.joining(", "));
        throw new ModelException(Code.NOT_FOUND,
                "checkpoint [" + name + "] is not in [" + root + "]; known: " + (known.isEmpty() ? "none" : known));
    }

    @Override
    public List<String> devices() {
        return List.of("cpu with " + Runtime.getRuntime().availableProcessors() + " processors");
    }

    @Override
    public void close() throws IOException {
        if (archive.isPresent()) {
            archive.get().close();
        }
    }

    private List<CheckpointFolder> folders() throws ModelException {
        try {
            return children(root).stream()
                    .filter(Files::isDirectory)
                    .map(folder -> CheckpointFolder.at(folder, engine))
                    .filter(CheckpointFolder::looksLikeOne)
                    .toList();
        } catch (IOException e) {
            throw new ModelException(Code.NOT_FOUND, "checkpoints [" + root + "] cannot be listed: " + e, e);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static ModelOffer offer(CheckpointFolder folder) {
        return ModelOffer.newBuilder().setName(folder.name()).putAllProperties(told(folder)).build();
    }

    /// A damaged manifest must not hide the other checkpoints; loading this one says the same as an error.
    private static Map<String, String> told(CheckpointFolder folder) {
        try {
            return folder.properties();
        } catch (ModelException e) {
            return Map.of("problem", String.valueOf(e.getMessage()));
        }
    }

    private static String series(ModelOffer offer) {
        return offer.getPropertiesOrDefault("series", "");
    }

    private static boolean isVariant(ModelOffer offer) {
        var step = CheckpointFolder.step(offer.getPropertiesMap());
        return !CheckpointFolder.isOnMainLine(offer.getName(), step);
    }

    private static long step(ModelOffer offer) {
        return CheckpointFolder.step(offer.getPropertiesMap()).orElse(Long.MAX_VALUE);
    }
}
