package io.hakari.runner.client;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;

/// The reference engine, which can all.
class ScriptedServiceTest extends ServiceConformance {
    private final List<LocalServer> servers = new ArrayList<>();

    @Override
    int start() throws InterruptedException {
        servers.add(LocalServer.start("local:scripted", List.of("--engine", "scripted")));
        return servers.getFirst().port();
    }

    @AfterAll
    void stop() {
        servers.forEach(LocalServer::end);
    }

    @Override
    String checkpoint() {
        return "scripted-0001";
    }

    @Override
    boolean looksAtPictures() {
        return true;
    }
}
