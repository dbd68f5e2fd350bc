package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachesTest {
    private static final float MARK = 7;

    private final Caches caches = new Caches(List.of(new Signature.Shape(2, 3), new Signature.Shape(1, 5)));

    @AfterEach
    void free() {
        caches.close();
    }

    @Test
    void a_cache_has_the_shapes_of_its_decoder() throws Exception {
        try (Cache cache = caches.of(4, 6)) {
            assertThat(cache.tensors().get(0).getInfo().getShape()).containsExactly(4, 2, 6, 3);
            assertThat(cache.tensors().get(1).getInfo().getShape()).containsExactly(4, 1, 6, 5);
        }
    }

    @Test
    void a_tensor_reads_what_was_written_into_its_values() throws Exception {
        try (Cache cache = caches.of(1, 1)) {
            cache.values().get(1).put(4, MARK);

            assertThat(cache.tensors().get(1).getFloatBuffer().get(4)).isEqualTo(MARK);
        }
    }

    @Test
    void the_memory_of_a_closed_cache_is_used_again_for_one_that_is_a_little_longer() throws Exception {
        try (Cache first = caches.of(2, 10)) {
            first.values().get(0).put(0, MARK);
        }
        try (Cache longer = caches.of(2, 14)) {
            assertThat(longer.values().get(0).get(0)).isEqualTo(MARK);
        }
    }

    @Test
    void a_cache_that_outgrows_its_memory_has_room_all_the_same() throws Exception {
        caches.of(1, 1).close();
        try (Cache longer = caches.of(8, 100)) {
            longer.values().get(0).put(8 * 100 * 6 - 1, MARK);

            assertThat(longer.tensors().get(0).getFloatBuffer().get(8 * 100 * 6 - 1)).isEqualTo(MARK);
        }
    }

    @Test
    void caches_that_are_open_together_share_nothing() throws Exception {
        caches.of(2, 10).close();
        try (Cache one = caches.of(2, 10); Cache other = caches.of(2, 10)) {
            one.values().get(0).put(0, MARK);

            assertThat(other.values().get(0).get(0)).isNotEqualTo(MARK);
        }
    }

    @Test
    void a_cache_closed_twice_gives_its_memory_back_once() throws Exception {
        Cache closed = caches.of(2, 10);
        closed.close();
        closed.close();
        try (Cache one = caches.of(2, 10); Cache other = caches.of(2, 10)) {
            one.values().get(0).put(0, MARK);

            assertThat(other.values().get(0).get(0)).isNotEqualTo(MARK);
        }
    }

    @Test
    void a_cache_may_be_closed_after_all_others() throws Exception {
        Cache late = caches.of(2, 10);
        caches.close();

        assertThatCode(late::close).doesNotThrowAnyException();
    }
}
