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
    /// A tool that goes away from a person may go on at any distance; this is the cosine from which on it does.
    private static final double AWAY = -0.6;

    private static final double FAST = 0.45;
    private static final double CAREFUL = 0.25;
    /// The tool centre point is not the fastest point of the arm.
    private static final double REDUCED = 0.15;
    private static final double VIEW = 0.05;
    /// m/s².
    private static final double FASTER_WHEN_EMPTY = 1.6;
    private static final double SLOWER_WHEN_EMPTY = 8;
    private static final double WITH_A_PART = 1.2;
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
    private Motion last = new Motion(Space.ZERO, false);

    @Override
    public Motion steer(CellView view) {
        boolean blind = isBlind(view);
        if (!view.finite()) {
            last = new Motion(towards(last.velocity(), Space.ZERO, slower(last.closed(), true)), last.closed());
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
        boolean there = person.distance() < NOBODY;
        lost = !there && (lost || seen.distance() < NOBODY - VANISHED);
        same = there && person.place().equals(seen.place()) && person.velocity().equals(seen.velocity()) ? same + 1 : 0;
        seen = person;
        hurry(view);
        return !goesOn || !(view.age() <= OLD) || lost || same >= FROZEN;
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

    private static Motion standing(CellView view) {
        Space velocity = view.stopped()
                ? Space.ZERO
                : towards(view.toolVelocity(), Space.ZERO, slower(view.gripping(), view.fragile()));
        return new Motion(velocity, view.gripping());
    }

    private Motion going(CellView view) {
        Space way = view.goal().minus(view.tool());
        double distance = way.length();
        boolean there = distance < NEAR && view.toolVelocity().length() < STILL;
        double speed = distance < NEAR / 2
                ? 0
                : Math.min(allowed(view, way), Math.clamp(eagerness(view) * distance, SLOWEST, limit(view)));
        Space wanted = way.times(speed < SLOWEST ? 0 : speed / distance);
        boolean slower = wanted.length() < view.toolVelocity().length();
        double change = slower ? slower(view.gripping(), view.fragile()) : faster(view);
        return new Motion(towards(view.toolVelocity(), wanted, change), view.gripping() ? !there : there && !held);
    }

    private static double limit(CellView view) {
        double limit = view.reducedSpeed() ? REDUCED : FAST;
        return view.sharp() || (view.fragile() && view.gripping()) ? Math.min(limit, CAREFUL) : limit;
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
        double b = EACH_SPEED + UNTIL_BRAKING + comes / braking;
        double left = distance - AT_REST - MARGIN - (view.sharp() ? MORE_WHEN_SHARP : 0)
                - comes * (UNTIL_BRAKING + SETTLING);
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
