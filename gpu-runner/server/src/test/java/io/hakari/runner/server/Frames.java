package io.hakari.runner.server;

import java.util.List;

import io.hakari.runner.protocol.v1.Cancel;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Greedy;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;

/// Frames as a client writes them.
final class Frames {
    private Frames() {
    }

    static ScoreFrame open(String digest) {
        return ScoreFrame.newBuilder().setOpen(Open.newBuilder().setModelDigest(digest)).build();
    }

    static ScoreFrame cancel(String... ids) {
        return ScoreFrame.newBuilder().setCancel(Cancel.newBuilder().addAllRequestIds(List.of(ids))).build();
    }

    static ScoreFrame ask(String id) {
        return ask(score(id).build());
    }

    static ScoreFrame ask(ScoreRequest request) {
        return ScoreFrame.newBuilder().setRequest(request).build();
    }

    static ScoreRequest.Builder score(String id) {
        return ScoreRequest.newBuilder().setRequestId(id).addContext(text("駅で")).addContinuations("待つ")
                .addContinuations("走る");
    }

    static GenerateFrame openToGenerate(String digest) {
        return GenerateFrame.newBuilder().setOpen(Open.newBuilder().setModelDigest(digest)).build();
    }

    static GenerateFrame ask(GenerateRequest.Builder request) {
        return GenerateFrame.newBuilder().setRequest(request).build();
    }

    static GenerateRequest.Builder generate(String id, int maxTokens) {
        return GenerateRequest.newBuilder()
                .setRequestId(id)
                .addPrompt(text("駅で"))
                .setMaxTokens(maxTokens)
                .setGreedy(Greedy.getDefaultInstance());
    }

    static Part text(String text) {
        return Part.newBuilder().setText(text).build();
    }
}
