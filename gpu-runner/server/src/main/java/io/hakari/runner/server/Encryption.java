package io.hakari.runner.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;

/// Reads the files of a TLS setting, and says by flag and file what is wrong with one.
final class Encryption {
    private static final String CERTIFICATE = "--tls-certificate";
    private static final String KEY = "--tls-key";
    private static final String CLIENT_CA = "--tls-client-ca";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private Encryption() {
    }

    static ServerCredentials of(Tls tls) throws IOException {
        Certificate certificate = certificate(CERTIFICATE, tls.certificate());
        requirePair(tls, certificate.getPublicKey());
        var credentials = TlsServerCredentials.newBuilder().keyManager(tls.certificate().toFile(),
                tls.key().toFile());
        if (tls.clientCa().isPresent()) {
            Path ca = tls.clientCa().get();
            var _ = certificate(CLIENT_CA, ca);
            credentials.trustManager(ca.toFile()).clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
        }
        return credentials.build();
    }

    private static Certificate certificate(String flag, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new IOException("file [" + file + "] of " + flag + " is no X.509 certificate in PEM", e);
        } catch (IOException e) {
            throw new IOException(unreadable(flag, file), e);
        }
    }

    private static String unreadable(String flag, Path file) {
        return "file [" + file + "] of " + flag + " cannot be read; name a PEM file";
    }

    private static void requirePair(Tls tls, PublicKey mine) throws IOException {
        String algorithm = mine.getAlgorithm();
        byte[] words = "hakari".getBytes(StandardCharsets.UTF_8);
        try {
            Signature signature = Signature.getInstance(switch (algorithm) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> algorithm;
            });
            signature.initSign(key(tls.key(), algorithm));
            signature.update(words);
            byte[] signed = signature.sign();
            signature.initVerify(mine);
            signature.update(words);
            if (!signature.verify(signed)) {
                throw new IOException(noPair(tls));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(noPair(tls), e);
        }
    }

    private static String noPair(Tls tls) {
        return "file [" + tls.key() + "] of " + KEY + " holds no key to the certificate [" + tls.certificate() + "] of "
                + CERTIFICATE + "; name the two that were made together";
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException, GeneralSecurityException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IOException(unreadable(KEY, file), e);
        }
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("file [" + file + "] of " + KEY + " is no PKCS#8 key in PEM; convert it with openssl"
                    + " pkcs8 -topk8 -nocrypt");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}
