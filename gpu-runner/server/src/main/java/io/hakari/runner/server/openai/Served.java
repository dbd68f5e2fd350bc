package io.hakari.runner.server.openai;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.hakari.runner.protocol.v1.Error.Code;

/// One model of a server: what the server says of it, and by what it is known again.
///
/// Weights are seen through no such server, but some tell of them: vLLM in its development mode gives a checksum of each
/// tensor, SGLang the version that it was given with them. Else the digest is the one that is declared, or covers what the
/// server says; `digest-basis` tells which, so that nobody takes a name for a digest of weights.
///
/// @param entry what the server lists of it
record Served(Http http, Site site, Dialect dialect, String name, Json entry) {

    /// Return the model as the server lists it now.
    ///
    /// @throws CallException when it lists it no more
    static Served again(Served before) throws CallException, InterruptedException {
        Json entry = before.http.get(SiteShelf.MODELS).at("data").elements().stream()
                .filter(one -> one.at("id").text().filter(before.name::equals).isPresent()).findFirst()
                .orElseThrow(() -> new CallException(Code.NOT_FOUND, "server [" + before.site.root()
                        + "] serves model [" + before.name + "] no more; load another one"));
        return new Served(before.http, before.site, before.dialect, before.name, entry);
    }

    /// A digest and what it rests on: `weights`, `version`, `declared` or `name`.
    record Digest(String sha256, String basis) {}

    Digest digest() throws CallException, InterruptedException {
        Optional<Digest> told = switch (dialect) {
            case VLLM -> optional(() -> http.post("/weight_checker", Map.of("action", "checksum")))
                    .map(answer -> answer.at("checksums")).filter(sums -> !sums.members().isEmpty())
                    .map(sums -> new Digest(Fingerprint.of(sums), "weights"));
            case SGLANG -> optional(() -> http.get("/get_model_info"))
                    .flatMap(answer -> answer.at("weight_version").text())
                    .filter(version -> version.matches("[0-9a-f]{64}")).map(version -> new Digest(version, "version"));
            case TENSORRT_LLM, LLAMA_SERVER, TRANSFORMERS, GENERIC -> Optional.empty();
        };
        if (told.isPresent()) {
            return told.get();
        }
        Optional<String> declared = site.choice(SiteChoice.DIGEST);
        return declared.isPresent() ? new Digest(declared.get(), "declared") : new Digest(saidOfIt(), "name");
    }

    /// Return the digest of what the server says of the model, which changes when another one is served in its place.
    private String saidOfIt() throws CallException, InterruptedException {
        Map<String, String> said = new TreeMap<>(Map.of("name", name, "dialect", dialect.key()));
        for (String field : new String[]{"root", "parent", "max_model_len"}) {
            if (entry.at(field).isThere()) {
                said.put(field, JsonText.of(entry.at(field)));
            }
        }
        if (entry.at("meta").isThere()) {
            new TreeMap<>(entry.at("meta").members())
                    .forEach((field, value) -> said.put("meta." + field, JsonText.of(new Json(value))));
        }
        if (dialect == Dialect.LLAMA_SERVER) {
            optional(() -> http.get("/props")).flatMap(props -> props.at("model_path").text())
                    .ifPresent(path -> said.put("path", path));
        }
        return Fingerprint.of(said);
    }

    /// Return the most tokens of prompt and answer together.
    ///
    /// @throws CallException when neither the server nor the address tells it
    int contextLength() throws CallException, InterruptedException {
        Optional<Integer> chosen = site.choice(SiteChoice.CONTEXT_LENGTH).map(Integer::parseInt);
        Optional<Integer> listed = entry.at("max_model_len").whole();
        Optional<Integer> told = dialect == Dialect.LLAMA_SERVER
                ? optional(() -> http.get("/props"))
                        .flatMap(props -> props.at("default_generation_settings").at("n_ctx").whole())
                : listed;
        if (chosen.isPresent() && told.isPresent() && chosen.get() > told.get()) {
            throw new CallException(Code.REJECTED, "option [context-length] is [" + chosen.get()
                    + "] but the server reads at most [" + told.get() + "] tokens; lower it, or leave it out");
        }
        return chosen.or(() -> told).filter(length -> length > 0).orElseThrow(() -> new CallException(Code.REJECTED,
                "server [" + site.root() + "] does not tell how many tokens model [" + name
                        + "] reads; add the option context-length, such as ?context-length=4096"));
    }

    /// Return name and version of the server, where it tells them.
    Optional<String> version() throws CallException, InterruptedException {
        Optional<String> told = switch (dialect) {
            case VLLM, TENSORRT_LLM -> optional(() -> http.get("/version")).flatMap(said -> said.at("version").text());
            case SGLANG -> optional(() -> http.get("/get_server_info")).flatMap(said -> said.at("version").text());
            case LLAMA_SERVER -> optional(() -> http.get("/props")).flatMap(said -> said.at("build_info").text());
            case TRANSFORMERS, GENERIC -> Optional.empty();
        };
        return told.map(version -> dialect.key() + " " + version);
    }

    /// Return how many tokens the model knows, where the server tells it.
    int vocabulary() {
        return entry.at("meta").at("n_vocab").whole().orElse(0);
    }

    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("address", site.root().toString());
        properties.put("dialect", dialect.key());
        for (String field : new String[]{"root", "parent"}) {
            entry.at(field).text().ifPresent(value -> properties.put(field, value));
        }
        return properties;
    }

    private interface Question {
        Json ask() throws CallException, InterruptedException;
    }

    /// Ask for what not every server has; one that is lost is no answer, and is told.
    private static Optional<Json> optional(Question question) throws CallException, InterruptedException {
        try {
            return Optional.of(question.ask());
        } catch (CallException e) {
            if (e.lost()) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
