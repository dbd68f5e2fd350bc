package io.hakari.scorers.statistics.ranking;

import io.hakari.scorers.statistics.number.Checks;

/// How often two players met, and how it ended.
///
/// @param first      a player, from 0
/// @param second     another player
/// @param firstWins  comparisons that the first won
/// @param secondWins comparisons that the second won
/// @param ties       comparisons that neither won
public record Match(int first, int second, long firstWins, long secondWins, long ties) {

    public Match {
        Checks.require(first != second, "player [" + first + "] must meet another one");
        Checks.require(firstWins >= 0 && secondWins >= 0 && ties >= 0, "wins and ties [" + firstWins + ", " + secondWins
                + ", " + ties + "] of [" + first + "] against [" + second + "] must be at least 0");
    }
}
