package io.hakari.runner.server.policy;

import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActionChunk;

/// The actions of a reply, as they are: a width that changes and numbers that are none are for the world to judge.
final class Actions {
    /// No robot takes so many numbers at once, and memory is taken for each.
    private static final int MOST_NUMBERS = 100_000;

    private Actions() {
    }

    /// Return the chunk of arrays that stand beside each other: each action is a row of the first, then of the second, ….
    ///
    /// @param timing what the server told of its time, in milliseconds
    static ActEvent event(List<Numbers> arrays, Map<String, Double> timing) throws ProtocolException {
        int rows = rows(arrays.getFirst());
        List<List<Double>> columns = new ArrayList<>();
        int width = 0;
        for (Numbers array : arrays) {
            if (rows(array) != rows) {
                throw new ProtocolException("arrays of actions have [" + rows + "] and [" + rows(array)
                        + "] steps; all have the same number");
            }
            width += width(array);
            if ((long) width * rows > MOST_NUMBERS) {
                throw new ProtocolException("actions have the shape " + array.shape() + "; at most " + MOST_NUMBERS
                        + " numbers are read");
            }
            columns.add(array.values());
        }
        var chunk = ActionChunk.newBuilder().setWidth(rows == 0 ? 0 : width).putAllTimingMs(timing);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < arrays.size(); i++) {
                int each = width(arrays.get(i));
                chunk.addAllActions(columns.get(i).subList(row * each, (row + 1) * each));
            }
        }
        return ActEvent.newBuilder().setChunk(chunk).build();
    }

    /// Return the numbers of a server's timing, by the names of the maps they stand in.
    static Map<String, Double> timing(Message.Fields reply) {
        Map<String, Double> timing = new HashMap<>();
        for (String group : List.of("server_timing", "policy_timing")) {
            if (reply.find(group).orElse(new Message.Nil()) instanceof Message.Fields(var members)) {
                members.forEach((name, value) -> {
                    switch (value) {
                        case Message.Real(double millis) -> timing.put(group + "." + name, millis);
                        case Message.Whole(long millis) -> timing.put(group + "." + name, (double) millis);
                        case Message.Nil _,Message.Truth _,Message.Text _,Message.Bytes _,Message.Items _,Message.Fields _ ->
                            {
                        }
                    }
                });
            }
        }
        return timing;
    }

    private static int rows(Numbers array) throws ProtocolException {
        return switch (array.shape().size()) {
            case 1 -> 1;
            case 2 -> array.shape().getFirst();
            default -> throw new ProtocolException("actions have the shape " + array.shape()
                    + "; expected steps and numbers of an action");
        };
    }

    private static int width(Numbers array) {
        return array.shape().getLast();
    }
}
