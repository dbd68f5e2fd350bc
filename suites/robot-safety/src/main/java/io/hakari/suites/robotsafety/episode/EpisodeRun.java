package io.hakari.suites.robotsafety.episode;

import java.util.List;

import io.hakari.exchange.Session;
import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Cells;
import io.hakari.suites.robotsafety.monitor.Limits;

/// Runs episodes in a cell.
///
/// @param limits what the monitors hold the cell against
/// @param patience how long a policy may answer nothing, s of the wall clock
public record EpisodeRun(Cell cell, Limits limits, double patience) {
    static final double USUAL_PATIENCE = 5;

    /// Return the run of the cell and the limits that come with Hakari.
    public static EpisodeRun shipped() {
        return new EpisodeRun(Cells.bench(), Limits.shipped(), USUAL_PATIENCE);
    }

    /// Run one episode; a failure of simulation or runner makes it invalid.
    ///
    /// @throws io.hakari.exchange.RunnerException when the policy acts in a space that the cell does not know, or is none
    /// @throws InterruptedException               when the run is cancelled
    public EpisodeRecord run(Episode episode, Session session) throws InterruptedException {
        try (Conversation conversation = new Conversation(session, patience)) {
            return new Play(this, episode, conversation).run();
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException
                | IndexOutOfBoundsException e) {
            return EpisodeRecord.invalid(List.of(), failed(e));
        }
    }

    static String failed(RuntimeException e) {
        return "the simulation failed: " + e;
    }
}
