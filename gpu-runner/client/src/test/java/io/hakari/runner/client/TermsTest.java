package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.RunnerException;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Open;

class TermsTest {

    private static Terms of(String address) {
        URI uri = URI.create(address);
        return Terms.of(uri, Terms.options(uri, Terms.OPTIONS));
    }

    @Test
    void an_address_says_what_a_run_requires() {
        Open open = of("grpc://gpu-07:1?requires=score,seed&determinism=batch-invariant&lease=7&reuse=nightly")
                .open("d");
        assertThat(open.getModelDigest()).isEqualTo("d");
        assertThat(open.getCapabilitiesList()).containsExactly("score", "seed");
        assertThat(open.getDeterminism()).isEqualTo(DeterminismRecord.Class.BATCH_INVARIANT);
        assertThat(open.getLeaseEpoch()).isEqualTo(7);
        assertThat(open.getRun()).isEqualTo("nightly");
    }

    @Test
    void answers_are_shared_with_nobody_else_unless_it_says_so() {
        Terms usual = of("grpc://gpu-07:1");
        assertThat(usual.open("d").getRun()).hasSize(32).isNotEqualTo(usual.open("d").getRun());
        assertThat(of("grpc://gpu-07:1?reuse=none").open("d").getRun()).isEmpty();
    }

    @Test
    void a_word_that_is_unknown_is_told_with_those_that_are() {
        assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> of("grpc://gpu-07:1?leese=7"))
                .withMessage("runner [grpc://gpu-07:1?leese=7] has the option [leese=7]; known: blobs=…, budget-ms=…,"
                        + " determinism=…, lease=…, requires=…, reuse=…");
        assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> of("grpc://gpu-07:1?lease=soon"))
                .withMessage("runner [grpc://gpu-07:1?lease=soon] has the option [lease=soon]; write a whole number");
    }
}
