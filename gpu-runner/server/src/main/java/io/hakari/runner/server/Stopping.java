package io.hakari.runner.server;

import java.io.PrintWriter;

/// Lets a server answer what is in flight when the process is told to end, and then ends it with status 0.
///
/// Java would end with 143 after SIGTERM, which reads as a failure; a runner that was stopped has not failed.
final class Stopping implements AutoCloseable {
    private final Thread hook;
    private volatile Runnable first = () -> {};

    private Stopping(RunnerServer server, PrintWriter out) {
        this.hook = Thread.ofPlatform().name("hakari-stopping").unstarted(() -> stop(server, out));
    }

    static Stopping with(RunnerServer server, PrintWriter out) {
        var stopping = new Stopping(server, out);
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    /// Do something before anything else when it is told to end.
    void whenStopping(Runnable run) {
        first = run;
    }

    private void stop(RunnerServer server, PrintWriter out) {
        first.run();
        out.println("stopping: what is in flight is answered first");
        out.flush();
        server.close();
        out.println("stopped");
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    /// Forget it: the server is stopped already, or never served.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending, and the hook is at work.
        }
    }
}
