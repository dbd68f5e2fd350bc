package io.hakari.runner.server.onnx;

/// The distribution of the next token, from logits in float32 and computed in double.
final class Distribution {
    private final float[] logits;
    private final int best;
    private final double logNormal;

    private Distribution(float[] logits, int best, double logNormal) {
        this.logits = logits;
        this.best = best;
        this.logNormal = logNormal;
    }

    /// Return the distribution that logits stand for; the array is read, not copied.
    ///
    /// The highest logit is taken out of the sum (log-sum-exp), so that nothing overflows.
    static Distribution of(float[] logits) {
        int best = best(logits);
        double highest = logits[best];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - highest);
        }
        return new Distribution(logits, best, highest + Math.log(sum));
    }

    /// Return the token with the highest logit, of equals the one with the lowest id.
    int best() {
        return best;
    }

    double logProbability(int token) {
        return logits[token] - logNormal;
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
}
