package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

import io.hakari.sample.Content;

/// What a runner is asked once.
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Request {

    /// Ask how likely each continuation is after a context.
    ///
    /// The group is the unit: the runner is free to compute the context once for all continuations.
    ///
    /// @param context       what comes before, in order
    /// @param continuations at least one, none empty
    record Weigh(List<Content> context, List<String> continuations) implements Request {

        public Weigh {
            context = List.copyOf(context);
            continuations = List.copyOf(continuations);
            if (continuations.isEmpty() || continuations.contains("")) {
                throw new IllegalArgumentException(
                        "continuations " + continuations + " must be one or more, none empty");
            }
        }
    }

    /// Ask the model to write on.
    ///
    /// @param prompt    what comes before, in order
    /// @param stops     texts that end the answer and are no part of it
    /// @param maxTokens the most tokens to write, at least 1
    /// @param sampling  how the next token is chosen
    record Write(List<Content> prompt, List<String> stops, int maxTokens, Sampling sampling) implements Request {

        public Write {
            prompt = List.copyOf(prompt);
            stops = List.copyOf(stops);
            if (maxTokens < 1) {
                throw new IllegalArgumentException("max tokens [" + maxTokens + "] must be at least 1");
            }
            if (stops.contains("")) {
                throw new IllegalArgumentException("stops " + stops + " must not contain an empty text");
            }
        }
    }

    /// What a policy is asked in a `Session`.
    sealed interface InEpisode extends Request {}

    /// Begin an episode; what the policy remembered of the last one is gone.
    ///
    /// @param episode     its id, for the runner's log
    /// @param instruction what the robot is to do, in words; empty when the policy takes none
    /// @param seed        of the policy's own chance; `Response.Ready` says whether it is honoured
    record Reset(String episode, String instruction, long seed, Pace pace) implements InEpisode {}

    /// Ask for the actions after an observation.
    record Act(Observation observation) implements InEpisode {

        /// Return the mark that a journal keeps of it, when a simulation can show the same again.
        public Shown shown() {
            return new Shown(observation.step(), observation.digest());
        }
    }

    /// An observation that was shown, known by its digest; it stands in a trial and is never asked.
    ///
    /// @param digest the SHA-256 of the observation, 64 hexadecimal digits
    record Shown(long step, String digest) implements InEpisode {}
}
