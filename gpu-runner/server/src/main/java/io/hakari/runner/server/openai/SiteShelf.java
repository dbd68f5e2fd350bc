package io.hakari.runner.server.openai;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ModelOffer;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Shelf;
import io.hakari.runner.server.Stored;

/// The models that a server lists, or the one that is chosen by the address.
final class SiteShelf implements Shelf {
    static final String MODELS = "/v1/models";
    private static final int NOT_ALLOWED = 405;

    private final Site site;
    private final Supplier<Http> line;
    private final Http http;
    private final Dialect dialect;

    private SiteShelf(Site site, Supplier<Http> line, Http http, Dialect dialect) {
        this.site = site;
        this.line = line;
        this.http = http;
        this.dialect = dialect;
    }

    /// Look at a server.
    ///
    /// @param line makes connections, each closed by whom it was made for
    /// @throws IOException when it cannot be reached
    static SiteShelf open(Site site, Supplier<Http> line) throws IOException {
        Http http = line.get();
        try {
            Optional<Dialect> given = site.choice(SiteChoice.DIALECT).map(Dialect::named);
            return new SiteShelf(site, line, http, given.isPresent() ? given.get() : found(http));
        } catch (CallException e) {
            http.close();
            throw new IOException(e.sentence(), e);
        } catch (InterruptedException e) {
            http.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while [" + site.root() + "] was looked at", e);
        }
    }

    /// A server is known by whom it calls the owner of its models, and transformers by a path that no other one has.
    private static Dialect found(Http http) throws CallException, InterruptedException {
        Optional<Dialect> owner = http.get(MODELS).at("data").elements().stream()
                .flatMap(model -> model.at("owned_by").text().stream())
                .flatMap(name -> Dialect.ownedBy(name).stream()).findFirst();
        if (owner.isPresent()) {
            return owner.get();
        }
        return http.status("/load_model") == NOT_ALLOWED ? Dialect.TRANSFORMERS : Dialect.GENERIC;
    }

    private List<Served> models() throws ModelException {
        try {
            return http.get(MODELS).at("data").elements().stream()
                    .map(entry -> new Served(http, site, dialect, entry.at("id").text().orElse(""), entry))
                    .filter(model -> !model.name().isEmpty())
                    .filter(model -> site.choice(SiteChoice.MODEL).filter(name -> !name.equals(model.name()))
                            .isEmpty())
                    .toList();
        } catch (CallException e) {
            throw new ModelException(e.code(), e.sentence(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(Code.UNAVAILABLE, "interrupted while [" + site.root() + "] was asked", e);
        }
    }

    @Override
    public List<ModelOffer> offers() throws ModelException {
        return models().stream().map(model -> ModelOffer.newBuilder().setName(model.name())
                .putAllProperties(model.properties()).build()).toList();
    }

    @Override
    public Stored find(String name) throws ModelException {
        List<Served> models = models();
        Served served = models.stream().filter(model -> model.name().equals(name)).findFirst()
                .orElseThrow(() -> new ModelException(Code.NOT_FOUND, "model [" + name + "] is not served by ["
                        + site.root() + "]; known: "
                        + models.stream().map(Served::name).collect(Collectors.joining(", "))));
        return new SiteStored(served, line);
    }

    @Override
    public List<String> devices() {
        return List.of(dialect.key() + " at " + site.root());
    }

    @Override
    public void close() {
        http.close();
    }
}
