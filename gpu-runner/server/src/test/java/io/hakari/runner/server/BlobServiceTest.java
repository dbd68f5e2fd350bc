package io.hakari.runner.server;

import static io.hakari.runner.server.Frames.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.google.protobuf.ByteString;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.BlobChunk;
import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.BlobSet;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;

/// Media on their way to the runner and to the model.
class BlobServiceTest extends Served {
    @Nested
    class A_blob {
        private final ByteString bytes = bytes(2_500_000);
        private final String sha256 = digest(bytes);

        private static ByteString bytes(int size) {
            byte[] content = new byte[size];
            for (int i = 0; i < size; i++) {
                content[i] = (byte) (i * 7);
            }
            return ByteString.copyFrom(content);
        }

        private static String digest(ByteString content) {
            var digest = Sha256.newDigest();
            digest.update(content.asReadOnlyByteBuffer());
            return HexFormat.of().formatHex(digest.digest());
        }

        /// Send from an offset to an end, in chunks.
        private Kept<BlobRef> put(ByteString content, int from, int to) {
            var kept = new Kept<BlobRef>();
            StreamObserver<BlobChunk> out = RunnerControlGrpc.newStub(channel).putBlob(kept);
            for (int offset = from; offset < to; offset += BlobService.CHUNK) {
                out.onNext(BlobChunk.newBuilder().setSha256(sha256).setOffset(offset).setMediaType("image/png")
                        .setSize(bytes.size())
                        .setContent(content.substring(offset, Math.min(to, offset + BlobService.CHUNK))).build());
            }
            out.onCompleted();
            kept.end.join();
            return kept;
        }

        private BlobSet missing() {
            return control().missingBlobs(BlobSet.newBuilder().addSha256(sha256).build());
        }

        @Test
        void is_missing_until_it_was_sent_and_comes_back_as_it_was() {
            assertThat(missing().getSha256List()).containsExactly(sha256);
            assertThat(put(bytes, 0, bytes.size()).end.join().getCode()).isEqualTo(Status.Code.OK);
            assertThat(missing().getSha256List()).isEmpty();
            ByteString.Output back = ByteString.newOutput();
            control().getBlob(BlobRef.newBuilder().setSha256(sha256).build()).forEachRemaining(chunk -> {
                assertThat(chunk.getOffset()).isEqualTo(back.size());
                try {
                    chunk.getContent().writeTo(back);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(back.toByteString()).isEqualTo(bytes);
        }

        @Test
        void that_was_interrupted_is_gone_on_with() {
            int half = BlobService.CHUNK + 17;
            assertThat(put(bytes, 0, half).end.join().getDescription()).isEqualTo("blob [" + sha256
                    + "] ended after [" + half + "] of [2500000] bytes; go on from there");
            assertThat(missing().getHeldList()).containsExactly((long) half);
            assertThat(put(bytes, half, bytes.size()).end.join().getCode()).isEqualTo(Status.Code.OK);
            assertThat(missing().getSha256List()).isEmpty();
        }

        @Test
        void of_other_bytes_is_refused_and_leaves_nothing() {
            ByteString other = bytes.substring(1).concat(ByteString.copyFrom(new byte[1]));
            assertThat(put(other, 0, other.size()).end.join().getDescription()).isEqualTo("bytes sent as blob ["
                    + sha256 + "] have sha256 [" + digest(other) + "]; send those that the digest names");
            assertThat(missing().getHeldList()).containsExactly(0L);
        }

        @Test
        void is_looked_at_by_the_model_once_it_is_here() {
            String digest = loaded("scripted-0001");
            var blob = Part.newBuilder().setBlob(BlobRef.newBuilder().setSha256(sha256).setMediaType("image/png"));
            ScoreFrame request = Frames.ask(score("1").addContext(blob).build());
            assertThat(ask(open(digest), request).messages.getLast().getResult().getError().getMessage())
                    .isEqualTo("blob [" + sha256 + "] is not here; send it with PutBlob and ask again");
            put(bytes, 0, bytes.size());
            double with = sum(ask(open(digest), request));
            assertThat(with).isNotEqualTo(sum(ask(open(digest), Frames.ask("1"))));
        }

        private double sum(Kept<ScoreEvent> kept) {
            return kept.messages.getLast().getResult().getScores(0).getSumLogProbability();
        }
    }
}
