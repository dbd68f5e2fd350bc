package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Runners;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.RunnerServer.Settings;
import io.hakari.runner.server.Tls;
import io.hakari.runner.server.scripted.ScriptedEngine;

class TlsTest {
    private static final Settings PLAIN = Settings.onLoopback("demo", new ScriptedEngine());

    @TempDir
    private static Path folder;

    /// Each certificate is its own authority; `keytool` comes with every JDK.
    @BeforeAll
    static void makeCertificates() throws Exception {
        for (String name : List.of("server", "client", "stranger")) {
            Path store = folder.resolve(name + ".p12");
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext",
                    "SAN=ip:127.0.0.1,dns:localhost", "-storetype", "PKCS12", "-storepass", "password", "-keystore",
                    store.toString()).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(keytool.waitFor()).as(said).isZero();
            export(name, store);
        }
    }

    private static void export(String name, Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "password".toCharArray());
        }
        write(name + ".pem", "CERTIFICATE", keys.getCertificate(name).getEncoded());
        write(name + ".key", "PRIVATE KEY", keys.getKey(name, "password".toCharArray()).getEncoded());
    }

    private static void write(String file, String what, byte[] encoded) throws IOException {
        Files.writeString(folder.resolve(file), "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(encoded) + "\n-----END " + what
                + "-----\n");
    }

    private static Tls tls(String key, Optional<String> clientCa) {
        return new Tls(folder.resolve("server.pem"), folder.resolve(key),
                clientCa.map(name -> folder.resolve(name + ".pem")));
    }

    private static String address(RunnerServer server, String options) {
        return "grpcs://127.0.0.1:" + server.port() + "?" + options.replace("=", "=" + folder + "/");
    }

    private static void answers(String address) throws InterruptedException {
        try (Runner runner = Runners.open(address)) {
            assertThat(runner.load("scripted-0001").answer(Crowd.question(1))).isInstanceOf(Response.Weighed.class);
        }
    }

    private static void isUnreachable(String address, String advice) {
        assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> Runners.open(address))
                .withMessageStartingWith("runner [" + address + "] cannot be reached (UNAVAILABLE")
                .withMessageEndingWith("; " + advice);
    }

    @Test
    void a_client_that_knows_the_authority_is_answered() throws Exception {
        try (RunnerServer server = RunnerServer.start(PLAIN.withTls(tls("server.key", Optional.empty())))) {
            answers(address(server, "ca=server.pem"));
        }
    }

    @Test
    void a_client_that_proves_who_it_is_is_let_in_and_another_is_not() throws Exception {
        try (RunnerServer server = RunnerServer.start(PLAIN.withTls(tls("server.key", Optional.of("client"))))) {
            answers(address(server, "ca=server.pem&certificate=client.pem&key=client.key"));
            String advice = "if it was started with --tls-client-ca, name a certificate of that authority by certificate="
                    + " and key=";
            isUnreachable(address(server, "ca=server.pem"), advice);
            isUnreachable(address(server, "ca=server.pem&certificate=stranger.pem&key=stranger.key"), advice);
        }
    }

    @Test
    void an_authority_that_is_not_the_servers_is_told() throws Exception {
        try (RunnerServer server = RunnerServer.start(PLAIN.withTls(tls("server.key", Optional.empty())))) {
            isUnreachable(address(server, "ca=stranger.pem"),
                    "its certificate is signed by nobody who is trusted here: name the right file by ca=");
        }
    }

    @Test
    void plain_words_to_a_server_that_encrypts_are_told() throws Exception {
        try (RunnerServer server = RunnerServer.start(PLAIN.withTls(tls("server.key", Optional.empty())))) {
            isUnreachable("grpc://127.0.0.1:" + server.port(),
                    "if it was started with --tls-certificate, write grpcs://host:port?ca=FILE");
        }
    }

    @Test
    void encryption_to_a_server_that_does_not_is_told() throws Exception {
        try (RunnerServer server = RunnerServer.start(PLAIN)) {
            isUnreachable(address(server, "ca=server.pem"),
                    "it does not encrypt: write grpc://, or start it with --tls-certificate and --tls-key");
        }
    }

    @Test
    void a_key_to_another_certificate_is_told_by_flag() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RunnerServer.start(PLAIN.withTls(tls("client.key", Optional.empty()))))
                .withMessage(
                        "file [" + folder.resolve("client.key") + "] of --tls-key holds no key to the certificate ["
                                + folder.resolve("server.pem")
                                + "] of --tls-certificate; name the two that were made together");
    }

    @Test
    void a_file_that_is_not_there_is_told_by_option() {
        String address = "grpcs://127.0.0.1:1?ca=/nowhere.pem";
        assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> Runners.open(address)).withMessage("runner ["
                + address + "] names the file [/nowhere.pem] by ca=, which cannot be read; name a PEM file");
    }
}
