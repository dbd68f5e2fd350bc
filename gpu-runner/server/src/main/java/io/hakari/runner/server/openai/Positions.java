package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Error.Code;

/// Collects what a server tells of token after token, and fails at the first that it does not tell.
final class Positions {
    private final String way;
    private final List<Double> logs = new ArrayList<>();
    private boolean greedy = true;

    /// @param way how it was asked, for sentences
    Positions(String way) {
        this.way = way;
    }

    /// Take a token's log probability and the highest of its place.
    void add(Optional<Double> log, Optional<Double> highest) throws CallException {
        int place = logs.size() + 1;
        double own = log.filter(Double::isFinite).orElseThrow(() -> new CallException(Code.BROKEN,
                way + " gave no log probability for token [" + place + "] of a continuation"));
        double top = highest.orElseThrow(() -> new CallException(Code.BROKEN,
                way + " did not tell the likeliest token beside token [" + place + "] of a continuation"));
        if (own > 0) {
            throw new CallException(Code.BROKEN, way + " gave [" + own + "] for token [" + place
                    + "] of a continuation, which is the logarithm of no probability");
        }
        logs.add(own);
        greedy &= own >= top;
    }

    Weighed weighed(int cached) {
        return new Weighed(logs, greedy, cached);
    }

    static void requireLength(String way, int told, int asked) throws CallException {
        if (told != asked) {
            throw new CallException(Code.BROKEN,
                    way + " told of [" + told + "] tokens but [" + asked + "] were sent");
        }
    }
}
