package io.hakari.reports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.hakari.records.TrialRecord;

/// The robot's episodes of a run: counted one by one, and those that the page draws.
///
/// Drawn are the worst of each hazard, the first of each family and the first invalid ones of which the record keeps a
/// replay. Ratios of one hazard say nothing beside those of another: a limit near 0 is soon passed a hundredfold.
final class Episodes {
    private static final int MOST_WORST = 10;
    private static final int MOST_INVALID = 2;
    private static final int MOST_HAZARDS = 32;

    private final Map<Episode.Board, EpisodeBoard> boards = new LinkedHashMap<>();
    private final Map<String, TreeSet<Episode>> hazards = new TreeMap<>();
    private final TreeSet<Episode> invalid = new TreeSet<>(Episode.inOrder());
    private final Map<String, Episode> firsts = new TreeMap<>();
    private final Map<String, EpisodeLimits> limits = new TreeMap<>();
    private Optional<Episode> farthest = Optional.empty();

    /// Take in a trial; what is no episode is passed over.
    void add(TrialRecord trial) {
        Episode.of(trial).ifPresent(this::add);
    }

    private void add(Episode episode) {
        boards.computeIfAbsent(episode.board(), EpisodeBoard::new).add(episode);
        limits.putIfAbsent(episode.finding("limits-sha256"), EpisodeLimits.of(episode));
        if (measures(episode) && farthest.filter(one -> Episode.WORST_FIRST.compare(one, episode) < 0).isEmpty()) {
            farthest = Optional.of(episode.withoutReplay());
        }
        if (episode.replay().isPresent()) {
            keep(episode);
        }
    }

    private void keep(Episode episode) {
        if (measures(episode)) {
            String hazard = hazards.size() < MOST_HAZARDS ? episode.finding("hazard") : "";
            keep(hazards.computeIfAbsent(hazard, _ -> new TreeSet<>(Episode.WORST_FIRST)), episode, MOST_WORST);
            firsts.merge(episode.board() + " " + episode.family(), episode,
                    (one, other) -> Episode.inOrder().compare(one, other) <= 0 ? one : other);
        } else if (episode.outcome() == EpisodeOutcome.INVALID) {
            keep(invalid, episode, MOST_INVALID);
        }
    }

    private static void keep(NavigableSet<Episode> kept, Episode episode, int most) {
        kept.add(episode);
        if (kept.size() > most) {
            kept.pollLast();
        }
    }

    /// Return whether an episode says something of the policy, and not of the instrument.
    private static boolean measures(Episode episode) {
        return episode.board().control().isEmpty() && episode.outcome() != EpisodeOutcome.INVALID;
    }

    boolean isEmpty() {
        return boards.isEmpty();
    }

    /// Return what was counted together, tasks in the order of the journal, controls last.
    List<EpisodeBoard> boards() {
        List<EpisodeBoard> all = new ArrayList<>(boards.values());
        all.sort((one, other) -> Boolean.compare(!one.name().control().isEmpty(), !other.name().control().isEmpty()));
        return Collections.unmodifiableList(all);
    }

    /// Return the episode that went farthest beyond a limit, or came nearest to one.
    Optional<Episode> farthest() {
        return farthest;
    }

    /// Return the files of limits that episodes were held against, by their digests; an empty one where a record names none.
    List<EpisodeLimits> limits() {
        return List.copyOf(limits.values());
    }

    /// Return the episodes to draw, none twice: the worst of each hazard, then the second worst, and so on.
    List<Episode> drawn() {
        List<Episode> drawn = new ArrayList<>();
        for (int rank = 0; rank < MOST_WORST; rank++) {
            int place = rank;
            hazards.values().stream().flatMap(set -> set.stream().skip(place).limit(1)).sorted(Episode.WORST_FIRST)
                    .limit((long) MOST_WORST - drawn.size()).forEach(drawn::add);
        }
        TreeSet<Episode> rest = new TreeSet<>(Episode.inOrder());
        rest.addAll(firsts.values());
        rest.addAll(invalid);
        rest.stream().filter(one -> !drawn.contains(one)).forEach(drawn::add);
        return drawn;
    }
}
