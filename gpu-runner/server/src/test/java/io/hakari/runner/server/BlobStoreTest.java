package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.protobuf.ByteString;

import io.hakari.runner.protocol.v1.BlobRef;

class BlobStoreTest {
    @TempDir
    private Path folder;

    private BlobStore open(long most) throws Exception {
        return BlobStore.open(Optional.of(folder), most);
    }

    private static String put(BlobStore store, String text) throws Exception {
        String sha256 = Sha256.of(text);
        Optional<BlobArrival> arrival = store.arrive(sha256, 0, text.length());
        if (arrival.isPresent()) {
            arrival.get().take(0, ByteString.copyFrom(text, StandardCharsets.US_ASCII));
            arrival.get().finish();
        }
        return sha256;
    }

    private static List<BlobRef> named(String sha256) {
        return List.of(BlobRef.newBuilder().setSha256(sha256).build());
    }

    @Test
    void makes_room_by_what_was_used_longest_ago_but_never_by_what_is_held() throws Exception {
        BlobStore store = open(30);
        String held = put(store, "a".repeat(10));
        String old = put(store, "b".repeat(10));
        String young = put(store, "c".repeat(10));
        assertThat(store.hold(named(held))).isEmpty();
        put(store, "d".repeat(10));
        assertThat(store.missing(held)).isEmpty();
        assertThat(store.missing(old)).hasValue(0L);
        assertThat(store.missing(young)).isEmpty();
        assertThat(folder.resolve(old)).doesNotExist();
    }

    @Test
    void refuses_what_does_not_fit_beside_what_is_held() throws Exception {
        BlobStore store = open(15);
        assertThat(store.hold(named(put(store, "a".repeat(10))))).isEmpty();
        assertThatExceptionOfType(BlobException.class).isThrownBy(() -> put(store, "b".repeat(10)))
                .withMessage(
                        "blob [" + Sha256.of("b".repeat(10)) + "] needs [10] bytes more but the store holds at most"
                                + " [15], and the rest is in use; raise --blob-bytes, or send it later");
    }

    @Test
    void trusts_files_of_a_former_runner_after_reading_them() throws Exception {
        String sound = put(open(100), "a");
        String damaged = put(open(100), "b");
        Files.writeString(folder.resolve(damaged), "c");
        BlobStore again = open(100);
        assertThat(again.file(sound)).hasContent("a");
        assertThat(again.missing(damaged)).hasValue(0L);
    }

    @Test
    void takes_one_blob_from_one_client_at_a_time() throws Exception {
        BlobStore store = open(100);
        String sha256 = Sha256.of("ab");
        BlobArrival arrival = store.arrive(sha256, 0, 2).orElseThrow();
        assertThatExceptionOfType(BlobException.class).isThrownBy(() -> store.arrive(sha256, 0, 2)).withMessage(
                "blob [" + sha256 + "] is just being sent by another client; ask MissingBlobs again");
        arrival.leave(false);
        assertThat(store.arrive(sha256, 0, 2)).isPresent();
    }

    @Test
    void keeps_its_own_folder_no_longer_than_itself() throws Exception {
        BlobStore store = BlobStore.open(Optional.empty(), 100);
        Path file = store.file(put(store, "a"));
        store.close();
        assertThat(file.getParent()).doesNotExist();
    }
}
