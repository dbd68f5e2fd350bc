package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Supplier;

import org.apiguardian.api.API;

/// Where the tasks and gates of a suite were written.
///
/// Noted while a suite is defined, so that a mistake is told with its file and line. They are no part of the suite,
/// because two suites that say the same are equal wherever they were written.
@API(status = EXPERIMENTAL, since = "0.1")
public final class Origins {
    private static final ScopedValue<Origins> CURRENT = ScopedValue.newInstance();
    private static final StackWalker WALKER = StackWalker.getInstance();

    private final IdentityHashMap<Object, StackTraceElement> places = new IdentityHashMap<>();

    /// Define a suite and note where its parts are written.
    public Suite noting(Supplier<Suite> definition) {
        return ScopedValue.where(CURRENT, this).call(definition::get);
    }

    /// Return where a task or gate was added to its suite; empty when that was not noted.
    public Optional<StackTraceElement> of(Object part) {
        return Optional.ofNullable(places.get(part));
    }

    /// Note the line that called the builder, if anyone wants to know.
    static void note(Object part) {
        if (CURRENT.isBound()) {
            WALKER.walk(frames -> frames.dropWhile(frame -> isBuilder(frame.getClassName())).findFirst())
                    .ifPresent(frame -> CURRENT.get().places.put(part, frame.toStackTraceElement()));
        }
    }

    private static boolean isBuilder(String className) {
        return className.equals(Origins.class.getName()) || className.equals(Suite.Builder.class.getName());
    }
}
