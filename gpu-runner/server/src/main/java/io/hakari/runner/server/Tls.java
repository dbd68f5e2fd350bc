package io.hakari.runner.server;

import java.nio.file.Path;
import java.util.Optional;

/// The files by which a runner proves who it is, and by which it lets clients prove who they are.
///
/// @param certificate the runner's certificate chain, PEM
/// @param key         its private key, PKCS#8 in PEM
/// @param clientCa    whose clients are let in, PEM; empty lets everybody in
public record Tls(Path certificate, Path key, Optional<Path> clientCa) {}
