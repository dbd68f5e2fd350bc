package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// One request and its response.
@API(status = EXPERIMENTAL, since = "0.1")
public record Exchange(Request request, Response response) {}
