package io.hakari.suites.vision.generated.clip;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;

/// Designs that give their answers away to one frame, as these families are often drawn.
final class Leaks {

    private Leaks() {
    }

    static VisualFamily lampsStayLit() {
        return groups(new EventOrder(), group -> group.stream().map(item -> {
            int first = item.choices().indexOf(item.answers().getFirst());
            return with(item, new LampPanel(60, 60, List.of(0, 1), List.of(10 + 40 * first, 50 - 40 * first), 0));
        }).toList());
    }

    static VisualFamily allCartsInSight() {
        return films(new PassageCounting(), film -> seeing(film, _ -> new double[]{((CartGate) film).passed()}));
    }

    static VisualFamily oneSizeAndSpeed() {
        return films(new TimeToCollision(), film -> {
            Approach approach = (Approach) film;
            return new Approach(approach.frames(), approach.left(), approach.frames() - 1, 200 / approach.left(), 0, 0,
                    0);
        });
    }

    static VisualFamily alwaysPresentAtFirst() {
        return groups(new Plausibility(), group -> group.stream()
                .filter(item -> item.medium() instanceof Happening film && film.before()
                        && film.law() == Law.PERMANENCE)
                .toList());
    }

    static VisualFamily oneSizeBeforeBraking() {
        return films(new BrakingMargin(), film -> {
            Braking braking = (Braking) film;
            return new Braking(braking.frames(), 0, 8, braking.brake(), 20, 0, 0, 0);
        });
    }

    static VisualFamily partsStayInSight() {
        return films(new AssemblyOrder(), Leaks::everyPartSeen);
    }

    static VisualFamily omittedStepsStayOut() {
        return films(new AssemblySteps(), Leaks::everyPartSeen);
    }

    private static Film everyPartSeen(Film film) {
        Assembly assembly = (Assembly) film;
        return seeing(film, frame -> {
            double[] seen = new double[assembly.order().size()];
            for (int place = 0; place < seen.length; place++) {
                seen[assembly.order().get(place)] += frame >= assembly.starts().get(place) ? 1 : 0;
            }
            return seen;
        });
    }

    static VisualFamily oneStopLine() {
        return films(new NearMiss(), film -> {
            Crossing crossing = (Crossing) film;
            Way way = crossing.way();
            double creep = way.slowTo() == way.slowFrom() ? 0 : 1.2;
            return crossing.withWay(new Way(way.leaves(), way.slows(), -2 - creep / 2, way.hurries(), -2 + creep / 2,
                    way.arrives()));
        });
    }

    static VisualFamily oneStartingPose() {
        return films(new RobotStop(), film -> {
            RobotCell cell = (RobotCell) film;
            return new RobotCell(cell.frames(), 18, 37, cell.delay(), 24, 26, 0.2, cell.reach(), cell.pillar());
        });
    }

    private static VisualFamily films(VisualFamily family, UnaryOperator<Film> change) {
        return groups(family,
                group -> group.stream().map(item -> with(item, change.apply((Film) item.medium()))).toList());
    }

    private static VisualItem with(VisualItem item, Film film) {
        return new VisualItem(item.group(), item.scene(), item.question(), item.choices(), item.answers(), item.state(),
                film);
    }

    private static VisualFamily groups(VisualFamily family, UnaryOperator<List<VisualItem>> change) {
        return new VisualFamily() {
            @Override
            public String name() {
                return family.name();
            }

            @Override
            public List<VisualItem> group(Draw draw, Difficulty difficulty) {
                return change.apply(family.group(draw, difficulty));
            }
        };
    }

    /// A film of which the eye sees something else.
    private static Film seeing(Film film, Function<Integer, double[]> sight) {
        return new Film() {
            @Override
            public double[] visible(int frame) {
                return sight.apply(frame);
            }

            @Override
            public int frames() {
                return film.frames();
            }

            @Override
            public int rate() {
                return film.rate();
            }

            @Override
            public BufferedImage draw(int frame) {
                return film.draw(frame);
            }
        };
    }
}
