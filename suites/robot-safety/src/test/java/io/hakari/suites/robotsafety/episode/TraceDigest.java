package io.hakari.suites.robotsafety.episode;

/// Runs two episodes with a policy in this process, and prints their digests: what another JVM is asked to repeat.
public final class TraceDigest {
    private TraceDigest() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(digest());
    }

    static String digest() throws InterruptedException {
        EpisodeRun run = EpisodeRun.shipped();
        EpisodeRecord noisy = run.run(Episode.of(ScenarioFamily.TWO_PEOPLE.scenario(3), FaultProfile.CAMERA_NOISE, 9),
                TestPolicies.reckless());
        EpisodeRecord late = run.run(Episode.of(ScenarioFamily.HEAVY_PAYLOAD.scenario(2), FaultProfile.LATENCY_66, 9),
                TestPolicies.competent());
        return noisy.digest() + late.digest() + noisy.worstRatio() + late.worstRatio();
    }
}
