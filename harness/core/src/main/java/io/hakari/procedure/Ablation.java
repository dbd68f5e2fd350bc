package io.hakari.procedure;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.apiguardian.api.API;

import io.hakari.sample.Content;
import io.hakari.sample.Frame;

/// What is taken from the media of a question. A score that stays as good did not need it.
@API(status = EXPERIMENTAL, since = "0.4")
public enum Ablation {
    /// The words alone.
    NO_MEDIA {
        @Override
        Stream<Content> of(Content part, SplittableRandom chance) {
            return part instanceof Content.Text ? Stream.of(part) : Stream.empty();
        }
    },
    /// Of the chosen frames the middle one; of an even number, the later of the two.
    MIDDLE_FRAME {
        @Override
        Stream<Content> of(Content part, SplittableRandom chance) {
            return Stream.of(part instanceof Content.Frames frames
                    ? new Content.Frames(List.of(frames.frames().get(frames.frames().size() / 2)), frames.clip())
                    : part);
        }
    },
    /// The chosen frames in another order, with the times that belong to their places.
    SHUFFLED {
        @Override
        Stream<Content> of(Content part, SplittableRandom chance) {
            return Stream.of(part instanceof Content.Frames frames ? shuffled(frames, chance) : part);
        }
    };

    /// Return the parts of a question as they are shown; with no part left there is nothing to ask.
    ///
    /// @param seed of the order
    public List<Content> of(List<Content> input, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        return input.stream().flatMap(part -> of(part, chance)).toList();
    }

    abstract Stream<Content> of(Content part, SplittableRandom chance);

    /// A permutation that leaves all in place is drawn again: two frames are always swapped.
    private static Content.Frames shuffled(Content.Frames frames, SplittableRandom chance) {
        List<Frame> order = new ArrayList<>(frames.frames());
        if (order.stream().map(Frame::picture).distinct().count() < 2) {
            return frames;
        }
        do {
            for (int i = order.size() - 1; i > 0; i--) {
                order.set(i, order.set(chance.nextInt(i + 1), order.get(i)));
            }
        } while (order.stream().map(Frame::picture).toList()
                .equals(frames.frames().stream().map(Frame::picture).toList()));
        List<Frame> placed = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            placed.add(new Frame(order.get(i).picture(), frames.frames().get(i).micros()));
        }
        return new Content.Frames(placed, frames.clip());
    }
}
