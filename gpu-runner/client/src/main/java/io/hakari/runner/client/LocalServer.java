package io.hakari.runner.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A server of our own: one process, and another in its place when that ends before its time.
final class LocalServer implements Keeper {
    private final String address;
    private final List<String> arguments;
    private Child child;
    private boolean over;

    private LocalServer(String address, List<String> arguments, Child child) {
        this.address = address;
        this.arguments = List.copyOf(arguments);
        this.child = child;
    }

    /// Start a server and wait until it listens.
    static LocalServer start(String address, List<String> arguments) throws InterruptedException {
        return new LocalServer(address, arguments, Child.start(address, arguments));
    }

    synchronized int port() {
        return child.port();
    }

    synchronized ProcessHandle handle() {
        return child.handle();
    }

    @Override
    public synchronized Optional<String> obituary() {
        return child.obituary();
    }

    /// The next process listens on a port of its own: another program may have taken the former one's.
    @Override
    public synchronized OptionalInt revive() throws InterruptedException {
        if (over || child.handle().isAlive()) {
            return OptionalInt.empty();
        }
        child.end();
        child = Child.start(address, arguments);
        return OptionalInt.of(child.port());
    }

    @Override
    public synchronized void end() {
        over = true;
        child.end();
    }
}
