package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElsewhereTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://gpu-07:8000/v1", "ws://robot:8000", "https://10.0.0.7/v1?model=a", "http://a b/"})
    void another_host_is_elsewhere(String model) {
        assertThat(Elsewhere.is(model)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "/models/llama?tensor-parallel=4", "http://localhost:8000", "http://127.0.0.1:1/v1",
            "http://[::1]:8000/v1", "runs/http"})
    void a_folder_and_this_host_are_here(String model) {
        assertThat(Elsewhere.is(model)).isFalse();
    }
}
