package io.hakari.runner.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import io.hakari.exchange.RunnerException;

/// The files of a `grpcs://` address: whom the client trusts, and how it proves who it is.
///
/// @param ca          whose certificates are trusted, PEM; empty for those that Java trusts
/// @param certificate the client's certificate chain, PEM
/// @param key         the private key to it, PKCS#8 in PEM
record Encryption(String address, Optional<Path> ca, Optional<Path> certificate, Optional<Path> key) {
    static final Set<String> OPTIONS = Set.of("ca", "certificate", "key");

    static Encryption of(String address, Map<String, String> options) {
        return new Encryption(address, path(options, "ca"), path(options, "certificate"), path(options, "key"));
    }

    private static Optional<Path> path(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name)).map(Path::of);
    }

    static ChannelCredentials none() {
        return InsecureChannelCredentials.create();
    }

    ChannelCredentials credentials() {
        if (certificate.isPresent() != key.isPresent()) {
            throw new RunnerException("runner [" + address + "] names one of certificate= and key=; they belong"
                    + " together, name both");
        }
        ca.ifPresent(file -> requireReadable("ca", file));
        certificate.ifPresent(file -> requireReadable("certificate", file));
        key.ifPresent(file -> requireReadable("key", file));
        var credentials = TlsChannelCredentials.newBuilder();
        try {
            if (ca.isPresent()) {
                credentials.trustManager(ca.get().toFile());
            }
            if (certificate.isPresent()) {
                credentials.keyManager(certificate.get().toFile(), key.orElseThrow().toFile());
            }
        } catch (IOException e) {
            throw new RunnerException("runner [" + address + "] names a file that cannot be read: " + e, e);
        }
        return credentials.build();
    }

    private void requireReadable(String option, Path file) {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw new RunnerException("runner [" + address + "] names the file [" + file + "] by " + option
                    + "=, which cannot be read; name a PEM file");
        }
    }
}
