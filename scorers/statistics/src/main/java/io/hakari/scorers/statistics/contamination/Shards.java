package io.hakari.scorers.statistics.contamination;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

import io.hakari.scorers.statistics.number.Checks;

/// The items of a test in their published order, cut into shards of neighbours.
///
/// It tells which orders a caller must measure for `OrderExchangeability`.
///
/// @param items how many there are
/// @param count of the shards, each of two items or more
/// @param seed  of the shuffled orders
public record Shards(int items, int count, long seed) {

    public Shards {
        Checks.require(count >= 2, "shards [" + count + "] must be at least 2");
        Checks.require(items / 2 >= count,
                "items [" + items + "] must be at least two for each of [" + count + "] shards");
    }

    /// Return the items of a shard in their published order; sizes differ by one at most.
    public List<Integer> canonical(int shard) {
        Checks.require(shard >= 0 && shard < count, "shard [" + shard + "] must be in [0, " + (count - 1) + "]");
        List<Integer> order = new ArrayList<>();
        for (int item = start(shard); item < start(shard + 1); item++) {
            order.add(item);
        }
        return List.copyOf(order);
    }

    /// Return the items of a shard in a random order of its own for each repetition, by the seed alone.
    public List<Integer> shuffled(int shard, int repetition) {
        List<Integer> order = new ArrayList<>(canonical(shard));
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP
                .create(new long[]{seed, mixed(shard, repetition)});
        for (int i = order.size() - 1; i > 0; i--) {
            order.set(i, order.set(random.nextInt(i + 1), order.get(i)));
        }
        return List.copyOf(order);
    }

    private int start(int shard) {
        return (int) ((long) items * shard / count);
    }

    /// The finaliser of SplitMix64 (Steele et al. 2014), so that neighbours have unlike seeds.
    private static long mixed(int shard, int repetition) {
        long bits = (((long) shard << Integer.SIZE) | repetition) + 0x9e3779b97f4a7c15L;
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }
}
