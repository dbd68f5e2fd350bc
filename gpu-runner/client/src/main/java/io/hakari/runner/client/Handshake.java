package io.hakari.runner.client;

/// Reads from the reason of a failed connection what to do about it.
final class Handshake {
    private Handshake() {
    }

    static String advice(String address, String reason) {
        boolean encrypted = address.startsWith("grpcs:");
        if (reason.contains("not an SSL/TLS record")) {
            return "it does not encrypt: write grpc://, or start it with --tls-certificate and --tls-key";
        }
        // What a TLS server answers to plain HTTP/2, or its closing the door without a word.
        if (!encrypted && (reason.contains("First received frame was not SETTINGS")
                || reason.contains("Network closed for unknown reason"))) {
            return "if it was started with --tls-certificate, write grpcs://host:port?ca=FILE";
        }
        if (reason.contains("unable to find valid certification path") || reason.contains("PKIX path")) {
            return "its certificate is signed by nobody who is trusted here: name the right file by ca=";
        }
        if (reason.contains("No subject alternative") || reason.contains("No name matching")) {
            return "its certificate is made out to another name: write that name as the host";
        }
        if (encrypted && (reason.contains("certificate") || reason.contains("CERTIFICATE")
                || reason.contains("Connection reset") || reason.contains("Network closed"))) {
            return "if it was started with --tls-client-ca, name a certificate of that authority by certificate= and key=";
        }
        return "start one there or correct the address";
    }
}
