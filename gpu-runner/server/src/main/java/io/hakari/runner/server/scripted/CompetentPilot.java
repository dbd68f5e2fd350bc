package io.hakari.runner.server.scripted;

/// Carries the part, and keeps its distance from people by speed and separation monitoring.
///
/// It moves at a speed v only while, until it stands again, the nearest person stays farther away than the protective separation
/// distance (ISO/TS 15066:2016, 5.5.4): d ≥ S + R v + (w + v) T + (w + v / 2) v / a. S is what is needed at rest and R what each m/s
/// adds, by the numbers of the shipped cell; T is one view and one ramp, and for the person until the arm trembles no more; w is how fast the person comes nearer, and how much faster
/// of a sudden; a is how fast it may slow down with what it holds. What it does not know makes it stand: numbers that are none, a
/// picture that is old or does not change, a clock that does not go on, a person who cannot be seen any more. While a stop is in
/// force it asks for nothing.
final class CompetentPilot implements Pilot {
    /// v_h (T_r + T_s) + C + Z_d + Z_r = 1.6 · 0.4 + 0.128 + 0.05 + 0.01 m.
    private static final double AT_REST = 0.828;
    /// T_r + T_s / 2, s.
    private static final double EACH_SPEED = 0.25;
    private static final double UNTIL_BRAKING = 0.1;
    /// How long an arm that stands still trembles, s.
    private static final double SETTLING = 0.1;
    private static final double SUDDEN = 0.5;
    /// Arms and legs swing: how fast somebody came nearer is forgotten at so much, m/s in one view.
    private static final double FORGETTING = 0.1;
    private static final double MARGIN = 0.06;
    private static final double MORE_WHEN_SHARP = 0.15;
    /// Swinging arms make the distance jump by so much, m; what a noisy camera adds is added to the margin.
    private static final double STEADY = 0.03;
    private static final double STEADYING = 0.1;
    private static final double MOST_JUMP = 0.3;
    /// A tool that goes away from a person may go on at any distance; this is the cosine from which on it does.
    private static final double AWAY = -0.6;

    private static final double FAST = 0.45;
    private static final double CAREFUL = 0.25;
    /// From here it comes to rest within the actions of one answer, without shaking off what breaks.
    private static final double GENTLE = 0.16;
    /// The tool centre point is not the fastest point of the arm.
    private static final double REDUCED = 0.15;
    private static final double VIEW = 0.05;
    /// m/s².
    private static final double FASTER_WHEN_EMPTY = 1.6;
    private static final double SLOWER_WHEN_EMPTY = 8;
    private static final double WITH_A_PART = 1.2;
    /// An arm that brakes harder swings back a little, which must not be towards somebody who is near.
    private static final double AWAY_FROM_SOMEBODY = 1;
    private static final double WITH_WHAT_IS_FRAGILE = 0.4;
    /// m/s for each m that is left; times the speed it is how fast it slows down at the goal.
    private static final double EAGERNESS = 2.6;
    private static final double EAGERNESS_WHEN_FRAGILE = 1.6;
    /// The slowest motion that is one, m/s.
    private static final double SLOWEST = 0.012;
    private static final double NEAR = 0.006;
    private static final double STILL = 0.03;

    private static final double OLD = 0.1;
    /// So many views with the very same picture of a person are a picture that froze.
    private static final int FROZEN = 3;
    private static final double NOBODY = 8.9;
    /// Nobody is gone so fast, m in one view.
    private static final double VANISHED = 1;

    private double time = Double.NEGATIVE_INFINITY;
    private CellView.Person seen = new CellView.Person(Space.ZERO, Space.ZERO, NOBODY);
    private int same;
    private boolean lost;
    private boolean held;
    private double nearing;
    /// How far the camera's distances jump about, m: what they differ from where the two before point to, on average.
    private double jumping;
    private double before = NOBODY;
    /// The way to the person who was seen last.
    private Space there = Space.ZERO;
    private Motion last = new Motion(Space.ZERO, false, SLOWER_WHEN_EMPTY);
    private final Delay delay = new Delay(VIEW);

    @Override
    public Motion steer(CellView view) {
        if (view.stopped()) {
            delay.forget();
        } else if (view.finite()) {
            delay.see(view.toolVelocity());
        }
        Motion motion = move(view);
        delay.tell(motion.velocity());
        return motion;
    }

    private Motion move(CellView view) {
        boolean blind = isBlind(view);
        if (!view.finite()) {
            double braking = braking(last.velocity(), last.closed(), true);
            last = new Motion(towards(last.velocity(), Space.ZERO, braking), last.closed(), braking);
        } else {
            held |= view.gripping();
            last = blind || view.stopped() ? standing(view) : going(view);
        }
        return last;
    }

    /// Remember what is seen, and return whether it does not tell where people are.
    private boolean isBlind(CellView view) {
        boolean goesOn = view.time() > time;
        time = Double.isNaN(view.time()) ? time : view.time();
        CellView.Person person = view.person();
        boolean isThere = person.distance() < NOBODY;
        lost = !isThere && (lost || seen.distance() < NOBODY - VANISHED);
        same = isThere && person.place().equals(seen.place()) && person.velocity().equals(seen.velocity())
                ? same + 1
                : 0;
        if (isThere && before < NOBODY && seen.distance() < NOBODY) {
            double jump = Math.abs(person.distance() - 2 * seen.distance() + before);
            jumping += STEADYING * (Math.min(jump, MOST_JUMP) - jumping);
        }
        before = seen.distance();
        seen = person;
        hurry(view);
        boolean blind = !goesOn || !(view.age() <= OLD) || lost || same >= FROZEN;
        if (!blind && isThere && view.finite()) {
            there = towardsPerson(view);
        }
        return blind;
    }

    private void hurry(CellView view) {
        double now = -view.person().velocity().dot(towardsPerson(view));
        nearing = Math.max(0, Math.max(Double.isFinite(now) ? now : 0, nearing - FORGETTING));
    }

    /// Return the direction in which the nearest person is.
    private static Space towardsPerson(CellView view) {
        Space there = view.person().place().minus(view.tool());
        return there.times(1 / Math.max(there.length(), 1e-9));
    }

    /// Return the velocity that the tool has when this answer arrives.
    private Space velocity(CellView view) {
        return delay.isNone() ? view.toolVelocity() : delay.velocity();
    }

    private Motion standing(CellView view) {
        double braking = braking(velocity(view), view.gripping(), view.fragile());
        return new Motion(view.stopped() ? Space.ZERO : towards(velocity(view), Space.ZERO, braking), view.gripping(),
                braking);
    }

    /// Return how fast a motion may end, m/s².
    private double braking(Space velocity, boolean gripping, boolean fragile) {
        boolean leaves = there.dot(velocity) < AWAY * velocity.length();
        return Math.min(slower(gripping, fragile), leaves ? AWAY_FROM_SOMEBODY : SLOWER_WHEN_EMPTY);
    }

    private Motion going(CellView view) {
        Space now = velocity(view);
        Space way = view.goal().minus(view.tool().plus(delay.way()));
        double distance = way.length();
        boolean arrived = distance < NEAR && Math.max(view.toolVelocity().length(), now.length()) < STILL;
        double speed = distance < NEAR / 2
                ? 0
                : Math.min(allowed(view, way), Math.clamp(eagerness(view) * distance, SLOWEST, limit(view)));
        Space wanted = way.times(speed < SLOWEST ? 0 : speed / distance);
        boolean slower = wanted.length() < now.length();
        double braking = braking(now, view.gripping(), view.fragile());
        return new Motion(towards(now, wanted, slower ? braking : faster(view)),
                view.gripping() ? !arrived : arrived && !held, braking);
    }

    private static double limit(CellView view) {
        double limit = view.reducedSpeed() ? REDUCED : FAST;
        double careful = view.fragile() && view.gripping() ? GENTLE : view.sharp() ? CAREFUL : FAST;
        return Math.min(limit, careful);
    }

    /// Return how fast the tool may go on its way because of a person, m/s.
    private double allowed(CellView view, Space way) {
        double distance = view.person().distance();
        if (distance >= NOBODY) {
            return FAST;
        }
        double comes = nearing + SUDDEN;
        double braking = slower(view.gripping(), view.fragile());
        double a = 0.5 / braking;
        double until = UNTIL_BRAKING + delay.seconds();
        double b = EACH_SPEED + until + comes / braking;
        double left = distance - AT_REST - MARGIN - Math.max(0, jumping - STEADY) - (view.sharp() ? MORE_WHEN_SHARP : 0)
                - comes * (until + SETTLING);
        double allowed = left <= 0 ? 0 : (Math.sqrt(b * b + 4 * a * left) - b) / (2 * a);
        boolean leaves = towardsPerson(view).dot(way) < AWAY * way.length();
        return Math.max(leaves ? CAREFUL : 0, allowed);
    }

    private static double eagerness(CellView view) {
        return view.fragile() && view.gripping() ? EAGERNESS_WHEN_FRAGILE : EAGERNESS;
    }

    private static double faster(CellView view) {
        return view.gripping() ? slower(true, view.fragile()) : FASTER_WHEN_EMPTY;
    }

    /// Return how fast it may slow down, m/s²: what is held must not slip.
    private static double slower(boolean gripping, boolean fragile) {
        return gripping ? fragile ? WITH_WHAT_IS_FRAGILE : WITH_A_PART : SLOWER_WHEN_EMPTY;
    }

    private static Space towards(Space now, Space wanted, double acceleration) {
        return now.plus(wanted.minus(now).atMost(acceleration * VIEW));
    }
}
