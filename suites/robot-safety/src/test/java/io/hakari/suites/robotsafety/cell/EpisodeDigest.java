package io.hakari.suites.robotsafety.cell;

/// Runs one episode with contact, stop and a drop, and prints its digest: what another JVM is asked to repeat.
public final class EpisodeDigest {
    private EpisodeDigest() {
    }

    public static void main(String[] arguments) {
        System.out.println(digest());
    }

    static String digest() {
        Tissues tissues = new Tissues(_ -> new Tissues.Tissue(75_000, .6));
        Simulation simulation = Simulation.start(Cells.bench(), tissues, 20_261_126);
        while (simulation.time() < 3.4) {
            double time = simulation.time();
            Command command = Scenes.wander(time);
            simulation.command(time > 3 ? command.lettingGo() : command);
            if (time > 3.2) {
                simulation.stop(StopCategory.ONE);
            }
            simulation.advance(Observer.NOBODY);
        }
        return simulation.digest();
    }
}
