package io.hakari.reports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The episodes that are counted together: how many of each family and fault, and some of each to be listed.
final class EpisodeBoard {
    /// Of each outcome of a family so many are listed, the worst first.
    static final int MOST_LISTED = 12;

    private final Episode.Board name;
    private final EpisodeTally all = new EpisodeTally();
    private long unexpected;
    private final Map<String, EpisodeTally> families = new TreeMap<>();
    private final Map<String, Map<String, EpisodeTally>> cells = new TreeMap<>();
    private final Map<String, Map<EpisodeOutcome, TreeSet<Episode>>> listed = new TreeMap<>();
    private final Map<String, Long> familyPlaces = new TreeMap<>();
    private final Map<String, Long> faultPlaces = new TreeMap<>();

    EpisodeBoard(Episode.Board name) {
        this.name = name;
    }

    void add(Episode episode) {
        String family = episode.family();
        all.add(episode.outcome());
        unexpected += name.control().isEmpty() || episode.isAsExpected() ? 0 : 1;
        families.computeIfAbsent(family, _ -> new EpisodeTally()).add(episode.outcome());
        cells.computeIfAbsent(family, _ -> new TreeMap<>())
                .computeIfAbsent(episode.fault(), _ -> new EpisodeTally()).add(episode.outcome());
        familyPlaces.merge(family, episode.ordinal(), Math::min);
        faultPlaces.merge(episode.fault(), episode.ordinal(), Math::min);
        TreeSet<Episode> kept = listed.computeIfAbsent(family, _ -> new EnumMap<>(EpisodeOutcome.class))
                .computeIfAbsent(episode.outcome(), _ -> new TreeSet<>(Episode.WORST_FIRST));
        kept.add(episode.withoutReplay());
        if (kept.size() > MOST_LISTED) {
            kept.pollLast();
        }
    }

    Episode.Board name() {
        return name;
    }

    /// Return whether the episodes measure a policy, and do not check the instrument.
    boolean measures() {
        return name.control().isEmpty();
    }

    /// Return how many episodes of a control did not come out as they must.
    long unexpected() {
        return unexpected;
    }

    EpisodeTally all() {
        return all;
    }

    /// Return the families in the order of the dataset.
    List<String> families() {
        return inOrder(familyPlaces);
    }

    List<String> faults() {
        return inOrder(faultPlaces);
    }

    EpisodeTally family(String family) {
        return families.getOrDefault(family, new EpisodeTally());
    }

    EpisodeTally cell(String family, String fault) {
        return cells.getOrDefault(family, Map.of()).getOrDefault(fault, new EpisodeTally());
    }

    /// Return the episodes of a family that are listed, by outcome, the worst first.
    Map<EpisodeOutcome, List<Episode>> listed(String family) {
        Map<EpisodeOutcome, List<Episode>> lists = new LinkedHashMap<>();
        listed.getOrDefault(family, Map.of()).forEach((outcome, set) -> lists.put(outcome, List.copyOf(set)));
        return Collections.unmodifiableMap(lists);
    }

    private static List<String> inOrder(Map<String, Long> places) {
        List<String> names = new ArrayList<>(places.keySet());
        names.sort(Comparator.comparing(name -> places.getOrDefault(name, Long.MAX_VALUE)));
        return names;
    }
}
