package io.hakari.runner.server.openai;

import java.util.Map;
import java.util.function.Supplier;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Stored;

/// A model that a server lists.
record SiteStored(Served served, Supplier<Http> line) implements Stored {

    @Override
    public String name() {
        return served.name();
    }

    @Override
    public Map<String, String> properties() {
        return served.properties();
    }

    @Override
    public String digest() throws ModelException {
        try {
            return served.digest().sha256();
        } catch (CallException e) {
            throw new ModelException(e.code(), e.sentence(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public Model load(Progress progress) throws ModelException {
        Http http = line.get();
        try {
            return SiteModel.of(
                    new Served(http, served.site(), served.dialect(), served.name(), served.entry()), http, progress);
        } catch (CallException e) {
            http.close();
            throw new ModelException(e.code(), e.sentence(), e);
        } catch (InterruptedException e) {
            http.close();
            throw interrupted(e);
        }
    }

    private ModelException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ModelException(Code.UNAVAILABLE, "interrupted while [" + served.site().root() + "] was asked", e);
    }
}
