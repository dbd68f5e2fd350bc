package io.hakari.runner.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.ModelOffer;

/// What a runner says of itself when it begins to serve, in lines for people.
final class Greeting {
    private static final int MOST_NAMES = 12;
    private static final String LOOPBACK = "127\\..*|localhost|::1|\\[::1]";

    private Greeting() {
    }

    /// Return the lines on engine, checkpoints, devices and how open the door is.
    static List<String> of(RunnerServer.Settings settings, RunnerServer server, List<String> gpus) {
        List<String> lines = new ArrayList<>();
        lines.add(line("engine", engine(settings.engine())));
        lines.add(line("serves", settings.checkpoints() + ": " + checkpoints(server)));
        List<String> devices = new ArrayList<>(server.devices());
        gpus.stream().filter(gpu -> !devices.contains(gpu)).forEach(devices::add);
        for (String device : devices) {
            lines.add(line(device.equals(devices.getFirst()) ? "devices" : "", device));
        }
        lines.add(line("encrypted", encrypted(settings)));
        return lines;
    }

    /// Return the line on a model that answers now.
    static String of(ModelIdentity model) {
        String what = List.of("dtype", "device", "parameters").stream()
                .filter(key -> model.getPropertiesMap().containsKey(key))
                .map(key -> key + " " + model.getPropertiesMap().get(key))
                .collect(Collectors.joining(", "));
        return line("resident", model.getName() + "@sha256:" + model.getDigest()) + "\n"
                + line("", "context " + model.getContextLength() + " tokens" + (what.isEmpty() ? "" : ", " + what));
    }

    static String line(String name, String words) {
        return String.format(Locale.ROOT, "%-12s", name) + words;
    }

    /// Native libraries are loaded here first; one that does not fit this machine is told again by what needs it.
    private static String engine(Engine engine) {
        try {
            return engine.name();
        } catch (RuntimeException | LinkageError e) {
            return "cannot be described: " + e;
        }
    }

    private static String checkpoints(RunnerServer server) {
        List<String> names;
        try {
            names = server.offers().stream().map(ModelOffer::getName).toList();
        } catch (ModelException e) {
            return String.valueOf(e.getMessage());
        }
        if (names.isEmpty()) {
            return "no checkpoint yet";
        }
        String some = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }

    private static String encrypted(RunnerServer.Settings settings) {
        if (settings.tls().isPresent()) {
            return settings.tls().get().clientCa().isPresent() ? "yes, for known clients" : "yes, for everybody";
        }
        return settings.host().matches(LOOPBACK)
                ? "no; only this machine can reach it"
                : "no; everybody on the network can reach it: use --tls-certificate and --tls-key";
    }
}
