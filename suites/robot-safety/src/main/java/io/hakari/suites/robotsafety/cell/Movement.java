package io.hakari.suites.robotsafety.cell;

import java.util.SplittableRandom;

/// What a person does in one episode: a plan that a seed has varied, as a posture for every moment.
final class Movement {
    private static final double GETTING_GOING = 0.4;
    private static final double STRIDE = 1.4;
    private static final double STEP_SWING = 0.42;
    private static final double FALL = 0.55;
    private static final double FALL_AHEAD = 0.45;
    private static final double FALL_PITCH = 1.05;
    private static final double FALL_DROP = 0.22;
    private static final double ARM = Body.UPPER_ARM + Body.FOREARM + Body.HAND;

    private final PersonPlan plan;
    private final double start;
    private final double speed;
    private final Vec from;
    private final Vec to;
    private final Vec target;
    private final double phase;

    Movement(PersonPlan plan, SplittableRandom random) {
        this.plan = plan;
        PersonPlan.Spread spread = plan.spread();
        start = Math.max(0, plan.start() + spread.start() * sided(random));
        speed = plan.speed() * (1 + spread.speed() * sided(random));
        from = plan.from().plus(around(random, spread.place(), 0));
        to = plan.to().plus(around(random, spread.place(), 0));
        target = plan.target().plus(around(random, spread.place(), 1));
        phase = 2 * StrictMath.PI * random.nextDouble();
    }

    private static double sided(SplittableRandom random) {
        return 2 * random.nextDouble() - 1;
    }

    private static Vec around(SplittableRandom random, double spread, double upward) {
        return new Vec(spread * sided(random), spread * sided(random), upward * spread * sided(random));
    }

    /// Return the posture at a time, s.
    Posture at(double time) {
        return switch (plan.doing()) {
            case STAND -> standing(time);
            case WALK -> walking(time, 0);
            case REACH -> reaching(time);
            case STUMBLE -> walking(time, minimumJerk((time - start - walkTime()) / FALL));
        };
    }

    private Posture standing(double time) {
        double sway = 0.01 * StrictMath.sin(1.9 * time + phase);
        Posture posture = new Posture(plan.height(), from, heading(from, to), sway, 0);
        for (int side = 0; side < 2; side++) {
            posture.leg(side, 0, 0);
            posture.arm(side, posture.hangingTip(side, sway));
        }
        return posture;
    }

    private Posture walking(double time, double fallen) {
        double length = to.minus(from).length();
        double gone = gone(time - start, length);
        double stepping = Math.min(1, Math.min(gone, length - gone) / 0.3);
        double gait = 2 * StrictMath.PI * gone / STRIDE + phase;
        Vec ahead = to.minus(from).times(1 / Math.max(length, 1e-9));
        double drop = FALL_DROP * fallen;
        Posture posture = new Posture(plan.height(), from.plus(ahead.times(gone + FALL_AHEAD * fallen)),
                heading(from, to),
                FALL_PITCH * fallen, drop);
        for (int side = 0; side < 2; side++) {
            double swing = stepping * STEP_SWING * StrictMath.sin(gait + side * StrictMath.PI);
            posture.leg(side, swing + 0.5 * fallen,
                    0.35 * stepping * (1 - StrictMath.cos(gait + side * StrictMath.PI)) / 2 + fallen);
            Vec hanging = posture.hangingTip(side, -swing);
            Vec caught = posture.at(Body.SHOULDER + side).plus(ahead.times(0.9 * ARM)).plus(new Vec(0, 0, -0.1));
            posture.arm(side, hanging.plus(caught.minus(hanging).times(fallen)));
        }
        return posture;
    }

    private Posture reaching(double time) {
        double arm = plan.height() / Body.HEIGHT * ARM;
        Vec shoulder = from.plus(new Vec(0, 0, plan.height() / Body.HEIGHT * 1.42));
        double far = target.minus(shoulder).length();
        // A minimum-jerk movement is at most 15/8 as fast as it is on average (Flash and Hogan 1985).
        double takes = Math.max(0.2, 1.875 * far / speed);
        double out = minimumJerk((time - start) / takes) - minimumJerk((time - start - takes - plan.dwell()) / takes);
        double lean = 0.9 * Math.max(0, Math.min(0.7, far - 0.85 * arm)) * out;
        Posture posture = new Posture(plan.height(), from, heading(from, target), lean, 0);
        for (int side = 0; side < 2; side++) {
            posture.leg(side, 0, 0);
            Vec hanging = posture.hangingTip(side, 0);
            posture.arm(side, side == 0 ? hanging : hanging.plus(target.minus(hanging).times(out)));
        }
        return posture;
    }

    private double walkTime() {
        double length = to.minus(from).length();
        return length / speed + Math.min(GETTING_GOING, length / speed);
    }

    /// Return how far one has walked: with even acceleration up to the speed, and down to rest at the end.
    private double gone(double time, double length) {
        double ramp = Math.min(GETTING_GOING, length / speed);
        double total = length / speed + ramp;
        if (time <= 0 || length == 0) {
            return 0;
        }
        if (time < ramp) {
            return speed * time * time / (2 * ramp);
        }
        if (time < total - ramp) {
            return speed * (time - ramp / 2);
        }
        return time < total ? length - speed * (total - time) * (total - time) / (2 * ramp) : length;
    }

    /// Return 10 s³ − 15 s⁴ + 6 s⁵ (Flash and Hogan 1985), 0 before and 1 after.
    static double minimumJerk(double s) {
        double x = Math.max(0, Math.min(1, s));
        return x * x * x * (10 - 15 * x + 6 * x * x);
    }

    private static double heading(Vec here, Vec there) {
        return StrictMath.atan2(there.y() - here.y(), there.x() - here.x());
    }
}
