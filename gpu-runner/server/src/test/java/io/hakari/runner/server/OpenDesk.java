package io.hakari.runner.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Open;

/// A desk that lets in whoever asks for the model `abc`, and notes what it is told.
final class OpenDesk implements Desk {
    final List<RequestStream<?, ?, ?>> over = new ArrayList<>();
    final List<Asked<?, ?>> limited = new ArrayList<>();
    final List<BlobRef> held = new ArrayList<>();
    final Tally tally = new Tally();
    Credit credit = Credit.newBuilder().setRequests(Integer.MAX_VALUE).setTokens(Long.MAX_VALUE).build();
    Model model = Engines.Noting.obliging();

    @Override
    public Admission admit(Open open) {
        return open.getModelDigest().equals("abc")
                ? new Admission.Granted(Engines.resident("abc", model), credit)
                : new Admission.Refused("stream was opened for model [" + open.getModelDigest()
                        + "] but resident is [abc]; load the model first");
    }

    @Override
    public Optional<Error> hold(List<BlobRef> media) {
        held.addAll(media);
        return Optional.empty();
    }

    @Override
    public void release(List<BlobRef> media) {
        held.removeAll(media);
    }

    @Override
    public void limit(Asked<?, ?> asked, long millis) {
        limited.add(asked);
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void closed(RequestStream<?, ?, ?> stream) {
        over.add(stream);
    }
}
