package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import org.apiguardian.api.API;

import io.hakari.exchange.Checkpoint;

/// How far runs of the same weights on the same samples differ, and what was run to know it.
///
/// @param suite       the suite's name
/// @param suiteDigest as in the run header; noise counts for no other suite
/// @param limit       the most samples of each task; empty for all
/// @param seed        of the runs that share one
/// @param inFlight    the most trials at once, of each of these runs; batches differ with it
/// @param runs        the ids of all runs, first those that share the seed
/// @param changes     between the runs that share the seed
/// @param metrics     in the order of the suite
@API(status = EXPERIMENTAL, since = "0.2")
public record NoiseRecord(String suite, String suiteVersion, String suiteDigest, Checkpoint checkpoint, String runner,
        OptionalLong limit, long seed, List<Integer> inFlight, List<String> runs, Changes changes,
        List<MetricNoise> metrics) {

    public NoiseRecord {
        inFlight = List.copyOf(inFlight);
        runs = List.copyOf(runs);
        metrics = List.copyOf(metrics);
    }

    /// Return the noise floor of a metric by its full name; empty when it was not measured.
    public OptionalDouble floor(String metric) {
        return metrics.stream().filter(one -> one.name().equals(metric)).mapToDouble(MetricNoise::floor).findFirst();
    }

    /// Write it, whole or not at all, over a file that may be there.
    public void write(Path file) throws IOException {
        NoiseFile.write(file, this);
    }

    /// Read it.
    ///
    /// @throws JournalException naming the file when it is damaged or no noise file
    public static NoiseRecord read(Path file) {
        return NoiseFile.read(file);
    }

    /// How many trials differed in at least one run.
    ///
    /// @param trials    how many there were in each run
    /// @param responses those whose responses were not the same to the last bit
    /// @param answers   those whose answer, as the scorer read it, was another
    /// @param scores    those whose score was another
    public record Changes(long trials, long responses, long answers, long scores) {}

    /// The noise of one metric.
    ///
    /// @param name     the full name, such as `commonsense/accuracy`
    /// @param values   of the runs that share the seed, in their order
    /// @param reseeded of the runs with seeds of their own; none when nothing is sampled
    /// @param floor    the distance that two runs stay within with a probability of 95 %, the larger of both kinds
    /// @param changed  trials whose answer or score changed between the runs that share the seed
    /// @param trials   of its task; 0 for a summary
    public record MetricNoise(String name, List<Double> values, List<Double> reseeded, double floor, long changed,
            long trials) {

        public MetricNoise {
            values = List.copyOf(values);
            reseeded = List.copyOf(reseeded);
        }
    }
}
