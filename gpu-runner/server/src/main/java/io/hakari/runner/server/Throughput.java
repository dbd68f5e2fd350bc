package io.hakari.runner.server;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.hakari.runner.protocol.v1.DeviceState;
import io.hakari.runner.protocol.v1.Telemetry;

/// Prints how much goes through a runner: on a terminal in one line that is drawn again each second, otherwise in one line
/// every ten seconds in which something was asked.
final class Throughput implements AutoCloseable {
    private static final long TERMINAL_SECONDS = 1;
    private static final long PLAIN_SECONDS = 10;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KILO = 1000;
    private static final double PERCENT = 100;
    /// A line that a terminal has to wrap cannot be drawn over; few are narrower than this.
    private static final int MOST_COLUMNS = 79;

    private final Supplier<Telemetry> source;
    private final PrintWriter out;
    private final boolean terminal;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Telemetry last;
    private int drawn;

    Throughput(Supplier<Telemetry> source, PrintWriter out, boolean terminal) {
        this.source = source;
        this.out = out;
        this.terminal = terminal;
        this.last = source.get();
    }

    /// Print until it is closed.
    Throughput start() {
        Thread.ofPlatform().daemon().name("hakari-throughput").start(this::tellNowAndThen);
        return this;
    }

    private void tellNowAndThen() {
        try {
            while (!closing.await(terminal ? TERMINAL_SECONDS : PLAIN_SECONDS, TimeUnit.SECONDS)) {
                tell();
            }
        } catch (InterruptedException _) {
            // Nobody but the end of the process interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    /// Print what went through since the last time.
    synchronized void tell() {
        Telemetry now = source.get();
        if (terminal) {
            draw(line(last, now));
        } else if (now.getAnswered() > last.getAnswered() || now.getInFlight() > 0) {
            out.println(line(last, now));
            out.flush();
        }
        last = now;
    }

    private void draw(String line) {
        String cut = line.length() > MOST_COLUMNS ? line.substring(0, MOST_COLUMNS - 1) + "…" : line;
        out.print("\r" + cut + " ".repeat(Math.max(0, drawn - cut.length())));
        out.flush();
        drawn = cut.length();
    }

    /// Leave the last line as it is, and begin another after it.
    @Override
    public void close() {
        closing.countDown();
        endLine();
    }

    private synchronized void endLine() {
        if (drawn > 0) {
            drawn = 0;
            out.println();
            out.flush();
        }
    }

    private static String line(Telemetry before, Telemetry now) {
        double seconds = (now.getMonotonicNs() - before.getMonotonicNs()) / NANOS_PER_SECOND;
        long tokens = tokens(now) - tokens(before);
        StringBuilder line = new StringBuilder(rate(now.getAnswered() - before.getAnswered(), seconds))
                .append(" requests/s");
        if (tokens(now) > 0) {
            line.append("   ").append(rate(tokens, seconds)).append(" tokens/s");
        }
        line.append(String.format(Locale.ROOT, "   %,d in flight", now.getInFlight()));
        return line.append(devices(now.getDevicesList())).toString();
    }

    private static long tokens(Telemetry telemetry) {
        return telemetry.getPromptTokens() + telemetry.getGeneratedTokens();
    }

    private static String rate(long count, double seconds) {
        double rate = seconds > 0 ? count / seconds : 0;
        return String.format(Locale.ROOT, rate > 0 && rate < 10 ? "%,.1f" : "%,.0f", rate);
    }

    /// Several devices are one number each: the mean of how busy they are, the sum of their power, the heat of the hottest.
    private static String devices(List<DeviceState> devices) {
        if (devices.isEmpty()) {
            return "";
        }
        StringBuilder words = new StringBuilder("   ")
                .append(devices.size() == 1 ? "GPU" : devices.size() + " GPUs");
        devices.stream().filter(DeviceState::hasUtilisation).mapToDouble(DeviceState::getUtilisation).average()
                .ifPresent(busy -> words.append(String.format(Locale.ROOT, " %.0f %%", busy * PERCENT)));
        double watts = devices.stream().mapToDouble(DeviceState::getPowerWatts).sum();
        if (watts > 0) {
            words.append(watts < KILO
                    ? String.format(Locale.ROOT, " %.0f W", watts)
                    : String.format(Locale.ROOT, " %.1f kW", watts / KILO));
        }
        devices.stream().filter(DeviceState::hasTemperatureCelsius).mapToDouble(DeviceState::getTemperatureCelsius)
                .max()
                .ifPresent(hottest -> words.append(String.format(Locale.ROOT, " %.0f °C", hottest)));
        return words.toString();
    }
}
