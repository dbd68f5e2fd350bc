package io.hakari.runner.server.onnx;

import io.hakari.runner.protocol.v1.Error;

/// The distribution of the next token, from logits in float32 and computed in double.
final class Distribution {
    private final float[] logits;
    private final int best;
    private final double logSum;

    private Distribution(float[] logits, int best, double logSum) {
        this.logits = logits;
        this.best = best;
        this.logSum = logSum;
    }

    /// Return the distribution that logits stand for; the array is read, not copied.
    ///
    /// All logits are taken relative to the highest one (log-sum-exp), so that nothing overflows or drowns.
    static Distribution of(float[] logits) {
        int best = best(logits);
        double highest = logits[best];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - highest);
        }
        return new Distribution(logits, best, Math.log(sum));
    }

    /// Return the token with the highest logit, of equals the one with the lowest id.
    int best() {
        return best;
    }

    double logProbability(int token) {
        return (double) logits[token] - logits[best] - logSum;
    }

    static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    /// Return whether no distribution follows from logits.
    static boolean broken(float[] logits) {
        boolean number = true;
        for (float logit : logits) {
            number &= logit < Float.POSITIVE_INFINITY;
        }
        return !number;
    }

    static RequestException brokenModel() {
        return new RequestException(Error.Code.BROKEN,
                "the model gave a logit that is not a number; its weights are damaged, export them anew");
    }
}
