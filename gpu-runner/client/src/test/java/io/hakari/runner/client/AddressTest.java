package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.exchange.RunnerException;
import io.hakari.exchange.RunnerProvider;

class AddressTest {

    @ParameterizedTest
    @CsvSource({"torch:/models/llama, /models/llama",
            "torch:runs/new%20ones, runs/new ones",
            "torch:/runs/a+b%2Bc, /runs/a+b+c",
            "torch:/runs/100%25, /runs/100%",
            "torch:/runs/third#3, /runs/third#3",
            "torch:/重み/秤, /重み/秤",
            "vllm:/models/llama?tensor-parallel=4&pipeline-parallel=2, /models/llama?tensor-parallel=4&pipeline-parallel=2",
            "vllm:/new%20ones?engine-command=%2Fopt%2Fvllm, /new ones?engine-command=%2Fopt%2Fvllm",
            "openai:http://gpu-07:8000/v1, http://gpu-07:8000/v1",
            "openai:https://gpu-07/a%20b?model=llama%2F8b, https://gpu-07/a%20b?model=llama%2F8b",
            "policy:ws://robot:8000/, ws://robot:8000/"})
    void what_stands_behind_the_scheme_is_the_engines(String address, String model) {
        URI uri = URI.create(address);
        assertThat(EngineRunnerProvider.arguments(uri)).containsExactly("--engine", uri.getScheme(), "--model", model);
    }

    @Test
    void an_address_without_a_model_is_told() {
        assertThatExceptionOfType(RunnerException.class)
                .isThrownBy(() -> EngineRunnerProvider.arguments(new URI("torch", "?dtype=bf16", null)))
                .withMessage(
                        "runner [torch:?dtype=bf16] has options but no model; write what to serve before the question mark");
    }

    @Test
    void local_knows_its_options() {
        assertThatExceptionOfType(RunnerException.class)
                .isThrownBy(() -> LocalRunnerProvider.arguments(URI.create("local:demo?engin=scripted")))
                .withMessage("runner [local:demo?engin=scripted] has the option [engin=scripted]; known: blobs=…,"
                        + " budget-ms=…, determinism=…, engine=…, lease=…, requires=…, reuse=…");
    }

    @Test
    void every_scheme_has_its_provider() {
        assertThat(ServiceLoader.load(RunnerProvider.class).stream().map(ServiceLoader.Provider::get)
                .map(RunnerProvider::scheme)).contains("grpc", "local", "onnx", "torch", "openai", "vllm", "sglang",
                        "policy");
    }
}
