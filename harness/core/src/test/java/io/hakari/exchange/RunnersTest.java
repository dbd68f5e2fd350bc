package io.hakari.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;

class RunnersTest {

    @Test
    void open_the_provider_of_the_scheme() throws InterruptedException {
        try (Runner runner = Runners.open("telegraph:kiso")) {
            assertThat(runner.checkpoints()).containsExactly("telegraph:kiso");
        }
    }

    @Test
    void name_the_known_schemes_when_the_scheme_is_unknown() {
        assertThatThrownBy(() -> Runners.open("http://gpu-07:50051")).isInstanceOf(RunnerException.class)
                .hasMessage("runner [http://gpu-07:50051] has no known scheme; known: pigeon, telegraph; "
                        + "write one of them before the colon, such as local:demo");
    }

    @Test
    void name_the_known_schemes_when_there_is_no_scheme() {
        assertThatThrownBy(() -> Runners.open("demo")).isInstanceOf(RunnerException.class)
                .hasMessage("runner [demo] has no known scheme; known: pigeon, telegraph; "
                        + "write one of them before the colon, such as local:demo");
    }

    @Test
    void say_what_is_no_address() {
        assertThatThrownBy(() -> Runners.open("grpc://gpu 07")).isInstanceOf(RunnerException.class)
                .hasMessage("runner [grpc://gpu 07] is no address; write one such as grpc://host:50051");
    }

    @Test
    void quote_what_a_folder_is_called_and_no_address_may_hold() throws InterruptedException {
        try (Runner runner = Runners.open("telegraph:/data/new ones/100%/秤")) {
            assertThat(runner.checkpoints()).containsExactly("telegraph:/data/new%20ones/100%25/秤");
        }
    }

    /// Found through `META-INF/services`, as every provider is.
    public static final class Telegraph implements RunnerProvider {

        @Override
        public String scheme() {
            return "telegraph";
        }

        @Override
        public Runner open(URI address) {
            return new Line(address);
        }
    }

    /// A second one, so that the list of known schemes has an order to keep.
    public static final class Pigeon implements RunnerProvider {

        @Override
        public String scheme() {
            return "pigeon";
        }

        @Override
        public Runner open(URI address) {
            throw new RunnerException("the pigeon is out");
        }
    }

    private record Line(URI address) implements Runner {

        @Override
        public List<String> checkpoints() {
            return List.of(address.toString());
        }

        @Override
        public Respondent load(String checkpoint) {
            throw new RunnerException("nobody answers");
        }

        @Override
        public void close() {
        }
    }
}
