package io.hakari.engine;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Prints lines, and between them how far the asking is: on a terminal in one line that is drawn again and again,
/// otherwise in one line every half minute.
///
/// Nobody else in the engine prints.
final class Console {
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String INDENT = " ".repeat(12);
    /// A line that a terminal has to wrap cannot be drawn over; few are narrower than this.
    private static final int MOST_COLUMNS = 79;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final Supplier<PrintStream> out;
    private final boolean terminal;
    private final TimeSource time;
    private long started;
    private long told;
    private int drawn;

    Console(Supplier<PrintStream> out, boolean terminal, TimeSource time) {
        this.out = out;
        this.terminal = terminal;
        this.time = time;
    }

    static Console onStandardOutput() {
        boolean terminal = Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
        return new Console(() -> System.out, terminal, new SystemClock());
    }

    void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /// Print a line; whatever in it could steer a terminal is shown as a blank.
    void line(String text) {
        erase();
        out.get().println(withoutControls(text));
    }

    /// Note that the asking begins.
    void startProgress() {
        started = time.nanos();
        told = started;
    }

    /// Tell how far the asking is, if it was not told just now.
    void progress(String name, Progress progress) {
        long now = time.nanos();
        if (now - told < (terminal ? REDRAW_NANOS : REPEAT_NANOS)) {
            return;
        }
        told = now;
        String numbers = numbers(progress, (now - started) / NANOS_PER_SECOND);
        String indented = INDENT + withoutControls(name);
        if (terminal) {
            draw(cut(indented, MOST_COLUMNS - Columns.width(numbers)) + numbers);
        } else {
            out.get().println(indented + numbers);
        }
    }

    /// Return the beginning of a text that fits, with a sign that it is one.
    private static String cut(String text, int columns) {
        if (Columns.width(text) <= columns) {
            return text;
        }
        String beginning = text;
        while (!beginning.isEmpty() && Columns.width(beginning) >= columns) {
            beginning = beginning.substring(0, beginning.offsetByCodePoints(beginning.length(), -1));
        }
        return beginning + "…";
    }

    /// Remove the progress line, so that it is no part of what is left behind.
    void erase() {
        if (drawn > 0) {
            draw("");
            out.get().print('\r');
            out.get().flush();
        }
    }

    private void draw(String line) {
        int width = Columns.width(line);
        out.get().print("\r" + line + " ".repeat(Math.max(0, drawn - width)));
        out.get().flush();
        drawn = width;
    }

    private static String numbers(Progress progress, double seconds) {
        long asked = progress.asked();
        double rate = seconds > 0 ? asked / seconds : 0;
        long done = asked + progress.held();
        OptionalLong total = progress.total();
        StringBuilder line = new StringBuilder("   ").append(Words.count(done));
        if (total.isPresent() && total.getAsLong() > 0) {
            line.append('/').append(Words.count(total.getAsLong()))
                    .append(String.format(Locale.ROOT, "   %d %%", 100 * done / total.getAsLong()));
        }
        line.append(String.format(Locale.ROOT, "   %,.0f trials/s", rate));
        if (total.isPresent() && rate > 0) {
            line.append("   ").append(duration((total.getAsLong() - done) / rate)).append(" left");
        }
        if (progress.unscored() > 0) {
            line.append("   ").append(Words.count(progress.unscored())).append(" unscored");
        }
        return line.toString();
    }

    private static String duration(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        if (whole < MINUTE) {
            return whole + " s";
        }
        if (whole < HOUR) {
            return whole / MINUTE + " min " + whole % MINUTE + " s";
        }
        return whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
    }

    private static String withoutControls(String text) {
        return text.codePoints().map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
