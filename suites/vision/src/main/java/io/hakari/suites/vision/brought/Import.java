package io.hakari.suites.vision.brought;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hakari.dataset.Rows;
import io.hakari.sample.DatasetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Brings a set that lies in the layout of its hub into the layout that suites read: `items.jsonl`, `media` and
/// `manifest.json`.
///
/// It is written beside its place and moved there when it is whole; the same set gives the same bytes.
@Command(name = "hakari import", description = {"Brings a set of questions on pictures or clips into the house.",
        "Nothing is fetched: fetch the set from its page first, and unpack its archives.",
        "Sets: jmmmu, jic-vqa, cvqa-ja, mecha-ja, jdocqa, video-mme, mvbench."}, mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
                "0:imported, or there already", "3:the set is damaged or of another layout; nothing was written",
                "64:wrong usage"})
final class Import implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int BROKEN = 3;
    private static final int TOLD = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--set", required = true, paramLabel = "NAME", description = "The set.")
    private String name = "";

    @Option(names = "--from", required = true, paramLabel = "FOLDER", description = "Where it lies as its hub delivers it.")
    private Path from = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "The folder of all sets, which -Dhakari.datasets names when they are weighed.")
    private Path to = Path.of("");

    @Option(names = "--accept-terms", description = "You have read the set's terms and accept them.")
    private boolean accepted;

    @Option(names = "--leave-out-damaged", description = "Leave out questions whose picture or clip is damaged or lacks; the manifest and every report tell how many.")
    private boolean leavingOut;

    @Override
    public Integer call() throws IOException {
        BroughtSet set = BroughtSet.named(name).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "unknown set [" + name + "]; known: " + String.join(", ", BroughtSet.names())));
        if (!accepted) {
            throw new ParameterException(spec.commandLine(), "set [" + name + "] has terms: " + set.terms()
                    + "; read them at " + set.page() + " and say --accept-terms");
        }
        if (!Files.isDirectory(from)) {
            throw new ParameterException(spec.commandLine(), "folder [" + from + "] is not there");
        }
        Files.createDirectories(to);
        Path part = to.resolve(".import-" + name + "-" + ProcessHandle.current().pid());
        try {
            return taken(set, part);
        } finally {
            delete(part);
        }
    }

    private int taken(BroughtSet set, Path part) throws IOException {
        Intake intake = new Intake(from, Files.createDirectories(part.resolve(Manifest.MEDIA)));
        set.layout().read(from, intake);
        PrintWriter out = spec.commandLine().getOut();
        if (!intake.problems().isEmpty()) {
            return refused("set [" + name + "] is not as it must be, mistakes: " + intake.problems().size(),
                    intake.problems());
        }
        if (!intake.damaged().isEmpty() && !leavingOut) {
            return refused("set [" + name + "] has damaged or lacking media, questions: " + intake.damaged().size()
                    + "; repair them, or say --leave-out-damaged", told(intake));
        }
        if (intake.items().isEmpty()) {
            throw new DatasetException("folder [" + from + "] has no question of set [" + name + "]");
        }
        Rows.writeLines(part.resolve(Manifest.ITEMS), intake.items().stream().map(Item::row).toList());
        String sha256 = sha256(part.resolve(Manifest.ITEMS));
        Manifest.write(part, set, sha256, intake);
        return moved(set, part, intake, sha256, out);
    }

    private int moved(BroughtSet set, Path part, Intake intake, String sha256, PrintWriter out) throws IOException {
        Path place = to.resolve(name);
        Path manifest = place.resolve(Manifest.FILE);
        boolean there = Files.exists(place);
        if (there && !(Files.isRegularFile(manifest)
                && Files.mismatch(manifest, part.resolve(Manifest.FILE)) < 0)) {
            throw new DatasetException("folder [" + place + "] holds something else, or another import of set [" + name
                    + "]; move it away first");
        }
        if (!there) {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        }
        tell(set, place, intake, sha256, out);
        if (there) {
            labelled(out, "", "was there already, the same to the byte");
        }
        return DONE;
    }

    private void tell(BroughtSet set, Path place, Intake intake, String sha256, PrintWriter out) throws IOException {
        labelled(out, "Set", set.title() + ", " + set.page());
        labelled(out, "Terms", set.terms());
        labelled(out, "Questions", intake.items().size() + " (" + Manifest.counts(intake.items()).entrySet().stream()
                .map(task -> task.getKey() + " " + task.getValue()).collect(Collectors.joining(", ")) + ")");
        try (Stream<Path> media = Files.list(place.resolve(Manifest.MEDIA))) {
            labelled(out, "Media", String.valueOf(media.count()));
        }
        labelled(out, "Left out", String.valueOf(intake.damaged().size()));
        told(intake).stream().limit(TOLD).forEach(line -> labelled(out, "", line));
        labelled(out, "Digest", sha256);
        labelled(out, "Folder", place.toAbsolutePath().normalize().toString());
    }

    private static List<String> told(Intake intake) {
        return intake.damaged().entrySet().stream()
                .map((Map.Entry<String, String> one) -> one.getKey() + ": " + one.getValue()).toList();
    }

    private int refused(String why, List<String> what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("hakari: " + why + ":");
        what.stream().limit(TOLD).forEach(line -> err.println("  " + line));
        if (what.size() > TOLD) {
            err.println("  and " + (what.size() - TOLD) + " more");
        }
        err.flush();
        return BROKEN;
    }

    private static void labelled(PrintWriter out, String label, String text) {
        out.println(String.format(Locale.ROOT, "%-12s%s", label, text));
        out.flush();
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
