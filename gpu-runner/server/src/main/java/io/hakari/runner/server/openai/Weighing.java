package io.hakari.runner.server.openai;

import java.util.List;

/// One way to ask a server how likely given tokens are.
///
/// Every way counts what comes back and holds it against what was asked: an answer of another length, of other tokens or
/// with a gap is no answer.
interface Weighing {

    /// Return how it is asked, such as `/generate`.
    String name();

    /// Weigh rows that share most of their beginning; one answer for each, in order.
    List<Weighed> weigh(List<Row> rows) throws CallException, InterruptedException;
}
